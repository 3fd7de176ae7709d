import { it } from '@jest/globals';
import { cnBankReaders } from '../../src/reading/cn-bank.js';
import { paypalReader } from '../../src/reading/paypal.js';
import { shopifyOrdersReader } from '../../src/reading/shopify-orders.js';
import { stripeBalanceReader } from '../../src/reading/stripe-balance.js';
import { stripePaymentsReader } from '../../src/reading/stripe-payments.js';
import { mappedReader } from '../../src/reading/mapped-table.js';
import { openParts } from '../../src/reading/file-parts.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { corpusFiles, readWhole } from '../support/read-file.js';
import { mkdtempSync, writeFileSync } from 'node:fs';
let s = 77; const rnd = (n: number) => { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; return Math.floor((s / 2 ** 32) * n); };
function mutate(b: Buffer): Buffer { const c = Buffer.from(b); const out: Buffer[] = [c]; for (let i = 0; i < 1 + rnd(6); i++) { const at = rnd(c.length); const k = rnd(5); if (k === 0) c[at] = rnd(256); else if (k === 1) c.copy(c, at, rnd(c.length)); else if (k === 2) c[at] = [44, 34, 10, 13, 9, 45, 35, 48][rnd(8)]!; else if (k === 3) out[0] = c.subarray(0, Math.max(1, at)); else out.push(c.subarray(at, at + 50)); } return Buffer.concat(out); }
const MAP = mappedReader({ name: 'm', columns: { date: '交易日期', amount: '交易金额', balance: '余额' }, decimal: '.' });
it('fuzz', async () => {
  const bad = new Map<string, number>(); let n = 0; const codes = new Map<string, number>();
  const readers = [...cnBankReaders, MAP, paypalReader, shopifyOrdersReader, stripeBalanceReader, stripePaymentsReader];
  const files = [...corpusFiles('cn-bank-csv').filter((f) => f.name.endsWith('.csv')), ...corpusFiles('stripe'), ...corpusFiles('orders-shopify')].map((f) => f.bytes().subarray(0, 6000));
  files.push(Buffer.from('"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Balance"\n"25/03/2024","10:00:00","GMT","J","P","Completed","EUR","100.00","-3.40","96.60","1","96.60"\n'.repeat(3)));
  for (let i = 0; i < 100; i++) for (const r of [readers[rnd(readers.length)]!, readers[rnd(readers.length)]!, ]) {
    const bytes = mutate(files[rnd(files.length)]!);
    try { n++; r.recognise({ bytes, encoding: 'utf-8', text: bytes.toString(), lines: bytes.toString().split('\n').slice(0, 40) }); const f = await readWhole(r, bytes); for (const l of f.lines) if (!/^-?\d+(\.\d+)?$/.test(l.amount)) throw new Error('amount ' + l.amount); }
    catch (e) { if (e instanceof DomainError) codes.set(e.code, (codes.get(e.code) ?? 0) + 1); else bad.set(`${r.kind} ${String((e as Error).stack).slice(0, 300)}`, 1); }
  }
  const dir = mkdtempSync('/tmp/w/fz-');
  const boxes = [...corpusFiles('cn-bank-csv').filter((f) => f.name.endsWith('.xls')), ...corpusFiles('wechat').filter((f) => f.name.endsWith('xlsx'))].map((f) => f.bytes());
  for (let i = 0; i < 1500; i++) { const p = `${dir}/x`; writeFileSync(p, mutate(boxes[rnd(boxes.length)]!)); try { n++; for (const part of await openParts(p)) for await (const _ of part.open()); } catch (e) { if (e instanceof DomainError) codes.set(e.code, (codes.get(e.code) ?? 0) + 1); else bad.set(`parts ${String((e as Error).stack).slice(0, 400)}`, 1); } }
  process.stdout.write(`n ${n} codes ${JSON.stringify([...codes])}\n${[...bad.keys()].join('\n')}\n`);
}, 200000);
