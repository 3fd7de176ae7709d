import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invoiceNumberStream } from '../../src/shared/streams.js';
import { httpClient } from '../support/http-client.js';
import type { HttpClient } from '../support/http-client.js';
import { EventStoreError } from '../../src/platform/event-store/event-store.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { startTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

const ISSUER = '91310000MA1';

/** While set, nothing more reaches the streams of orders: what a crash between number and order leaves behind. */
let ordersCutOff = false;

function withOrdersCutOff(log: EventStore): EventStore {
  return new Proxy(log, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        const appends = name === 'appendMany' ? (args[0] as { stream: string }[]) : [];
        if (ordersCutOff && appends.some(({ stream }) => stream.startsWith('order-'))) {
          return Promise.reject(new EventStoreError('unavailable', 'cut off'));
        }
        return (value as (...all: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

let app: TestApp;
let http: HttpClient;
beforeAll(async () => {
  app = await startTestApp({ wrapStore: withOrdersCutOff });
  http = httpClient(app);
});
afterAll(async () => {
  await app.close();
});

function invoice(invoiceNo: string, amount = '100.00'): object {
  return { invoiceNo, issuerTaxNo: ISSUER, amount, taxRate: '0.13', buyerKind: 'individual' };
}

async function eventsOfNumber(invoiceNo: string): Promise<string[]> {
  const recorded = await app.store.readStream(invoiceNumberStream(ISSUER, invoiceNo));
  return recorded.map(({ type }) => type);
}

const minutesFromNow = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

describe('An invoice number', () => {
  it('belongs to exactly one of many orders that race for it, and the others are told to whom', async () => {
    const paths = await Promise.all(['1', '2', '3', '4', '5'].map((no) => http.placePaid(`N-${no}`)));
    const answers = await Promise.all(paths.map((path) => http.post(`${path}/invoices`, invoice('N1'))));
    const winners = answers.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    const winner = (winners[0]?.body.stream as string).replace('order-demo-', '');
    const losers = answers.filter(({ status }) => status === 409);
    expect(losers).toHaveLength(4);
    for (const { body } of losers) {
      expect(body).toMatchObject({ code: 'INVOICE_NUMBER_TAKEN', details: { orderNo: winner } });
      expect(body.detail).toContain(winner);
    }
    expect(await eventsOfNumber('N1')).toEqual(['InvoiceNumberReserved']);
  });

  it('is free again when the order refuses the invoice, also for the same command once it may', async () => {
    const poor = await http.place('N-poor', '100.00');
    const key = { 'Idempotency-Key': 'invoice-of-the-poor' };
    const refused = await http.post(`${poor}/invoices`, invoice('N2'), key).expect(409);
    expect(refused.body.code).toBe('INVOICE_EXCEEDS_NET_RECEIVED');
    expect(await eventsOfNumber('N2')).toEqual(['InvoiceNumberReserved', 'InvoiceNumberReleased']);

    await http.post(`${poor}/payments`, { paymentId: 'P', amount: '100.00', channel: 'alipay' }).expect(201);
    await http.post(`${poor}/invoices`, invoice('N2'), key).expect(201);
    const rich = await http.placePaid('N-rich');
    await http.post(`${rich}/invoices`, invoice('N2')).expect(409);
    const again = await http.post(`${poor}/invoices`, invoice('N2'), key).expect(201);
    expect(again.body.replayed).toBe(true);
    expect((await eventsOfNumber('N2')).at(-1)).toBe('InvoiceNumberReserved');
  });

  it('stays used when the invoice is voided', async () => {
    const first = await http.placePaid('N-void');
    await http.post(`${first}/invoices`, invoice('N3')).expect(201);
    await http.post(`${first}/invoices/N3/void`, { reason: 'typo' }).expect(201);
    const second = await http.placePaid('N-after-void');
    const taken = await http.post(`${second}/invoices`, invoice('N3')).expect(409);
    expect(taken.body.details).toMatchObject({ orderNo: 'N-void' });
  });

  it('is shared by blue and red invoices of one issuer', async () => {
    const first = await http.placePaid('N-blue');
    await http.post(`${first}/invoices`, invoice('N4')).expect(201);
    const second = await http.placePaid('N-red');
    await http.post(`${second}/invoices`, invoice('N5')).expect(201);
    const red = { invoiceNo: 'N4', amount: '1.00', reason: 'refund' };
    const taken = await http.post(`${second}/invoices/N5/red-invoices`, red).expect(409);
    expect(taken.body.code).toBe('INVOICE_NUMBER_TAKEN');
    const unknown = await http.post(`${second}/invoices/N9/red-invoices`, red).expect(404);
    expect(unknown.body.code).toBe('INVOICE_UNKNOWN');
  });
});

describe('A number that a crash left reserved', () => {
  it('is released after ten minutes, and not before', async () => {
    const path = await http.placePaid('C-1');
    ordersCutOff = true;
    await http.post(`${path}/invoices`, invoice('C1')).expect(503);
    ordersCutOff = false;
    await app.release.sweep(minutesFromNow(9));
    expect(await eventsOfNumber('C1')).toEqual(['InvoiceNumberReserved']);
    await app.release.sweep(minutesFromNow(11));
    expect(await eventsOfNumber('C1')).toEqual(['InvoiceNumberReserved', 'InvoiceNumberReleased']);
    const other = await http.placePaid('C-2');
    await http.post(`${other}/invoices`, invoice('C1')).expect(201);
  });

  it('is kept when the command comes back in time, and numbers in use are never touched', async () => {
    const path = await http.placePaid('C-3');
    const key = { 'Idempotency-Key': 'invoice-of-C-3' };
    ordersCutOff = true;
    await http.post(`${path}/invoices`, invoice('C3'), key).expect(503);
    ordersCutOff = false;
    await app.release.sweep(minutesFromNow(0));
    await http.post(`${path}/invoices`, invoice('C3'), key).expect(201);
    await app.release.sweep(minutesFromNow(60));
    expect(await eventsOfNumber('C3')).toEqual(['InvoiceNumberReserved']);
    expect(await eventsOfNumber('N1')).toEqual(['InvoiceNumberReserved']);
  });

  it('is found again after a restart, because the checkpoint stays before it', async () => {
    const path = await http.placePaid('C-4');
    ordersCutOff = true;
    await http.post(`${path}/invoices`, invoice('C4')).expect(503);
    ordersCutOff = false;
    await app.release.sweep(minutesFromNow(0));
    const restarted = app.anotherRelease();
    await restarted.onApplicationBootstrap();
    await restarted.sweep(minutesFromNow(11));
    await restarted.onModuleDestroy();
    expect(await eventsOfNumber('C4')).toEqual(['InvoiceNumberReserved', 'InvoiceNumberReleased']);
    // The first one judges the same reservation a moment later: it was released, so there is nothing more to do.
    await app.release.sweep(minutesFromNow(12));
    expect(await eventsOfNumber('C4')).toHaveLength(2);
  });
});
