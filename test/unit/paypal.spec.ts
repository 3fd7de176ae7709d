import { describe, expect, it } from '@jest/globals';
import { paypalReader } from '../../src/reading/payment-services/paypal.js';
import { stripePaymentsReader } from '../../src/reading/payment-services/stripe-payments.js';
import { sum } from '../../src/shared/money.js';
import { readWhole, recognised } from '../support/read-file.js';

const EN =
  '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Reference Txn ID","Invoice Number","Balance","Balance Impact"';
const read = (lines: readonly string[], pieceBytes?: number) =>
  readWhole(paypalReader, Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`), {}, pieceBytes);
const row = (cells: Partial<Record<string, string>>) => {
  const all: Record<string, string> = {
    date: '25/03/2024',
    time: '10:00:00',
    zone: 'GMT',
    name: 'Jane Doe',
    type: 'Express Checkout Payment',
    status: 'Completed',
    currency: 'EUR',
    gross: '100.00',
    fee: '-3.40',
    net: '96.60',
    from: 'jane@doe.com',
    to: 'shop@x.com',
    id: '1AB',
    reference: '',
    invoice: '#1001',
    balance: '196.60',
    impact: 'Credit',
    ...(cells as Record<string, string>),
  };
  return Object.values(all)
    .map((cell) => `"${cell}"`)
    .join(',');
};

describe('PayPal activity', () => {
  it('gives gross and fee of a payment as movements that make the net, without the buyer', async () => {
    const { lines } = await read([EN, row({})]);
    expect(lines).toMatchObject([
      {
        amount: '100.00',
        balance: '200.00',
        entryNo: '1AB',
        tradeNo: '1AB',
        merchantOrderNo: '#1001',
        occurredAt: '2024-03-25T10:00:00Z',
        businessType: 'Express Checkout Payment',
      },
      {
        amount: '-3.40',
        balance: '196.60',
        businessType: 'Fee',
        businessDescription: 'Express Checkout Payment',
      },
    ]);
    expect(
      sum(
        lines.map(({ amount }) => amount),
        'EUR',
      ),
    ).toBe('96.60');
    expect(JSON.stringify(lines)).not.toMatch(/jane|Doe|x\.com/i);
  });

  it('takes the two rows of a conversion for a movement of each currency', async () => {
    const conversion = { type: 'General Currency Conversion', fee: '0.00', reference: '1AB', balance: '' };
    const { statements, lines } = await read([
      EN,
      row({ ...conversion, id: '2', currency: 'USD', gross: '-1,150.00', net: '-1,150.00' }),
      row({ ...conversion, id: '3', currency: 'EUR', gross: '1,000.10', net: '1,000.10' }),
    ]);
    expect(statements).toMatchObject([
      { currency: 'USD', debitAmount: '1150.00' },
      { currency: 'EUR', creditAmount: '1000.10' },
    ]);
    expect(lines.map(({ tradeNo }) => tradeNo)).toEqual(['1AB', '1AB']);
  });

  it.each([
    ['Pending', 'Credit', 'PENDING'],
    ['Denied', 'Credit', 'NOT_PAID'],
    ['Canceled', 'Credit', 'NOT_PAID'],
    ['Completed', 'Memo', 'NEUTRAL'],
  ])('leaves out what is %s with impact %s', async (status, impact, code) => {
    const { lines, skipped } = await read([EN, row({ status, impact })]);
    expect([lines, skipped.map((item) => item.code)]).toEqual([[], [code]]);
  });

  it('has rows rejected that can not be right', async () => {
    const { rejected, lines } = await read([
      EN,
      row({ net: '96.61' }),
      row({ gross: '1,005.00', fee: '', net: '' }),
      row({ date: '31/02/2024' }),
      row({ zone: 'XYZ' }),
      row({ zone: 'Mars/Olympus' }),
      row({ id: '' }),
      row({ id: 'good' }),
    ]);
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [2, 'AMOUNTS_DISAGREE'],
      [4, 'MALFORMED_TIME'],
      [5, 'ZONE_UNKNOWN'],
      [6, 'ZONE_UNKNOWN'],
      [7, 'ENTRY_NO_MISSING'],
    ]);
    expect(lines.map(({ amount }) => amount)).toEqual(['1005.00', '100.00', '-3.40']);
  });

  it('with more decimals than the currency has is rejected', async () => {
    const { rejected } = await read([EN, row({ gross: '1.005', fee: '', net: '' })]);
    expect(rejected).toMatchObject([{ fileLine: 2, code: 'AMOUNT_TOO_PRECISE' }]);
  });

  it('knows a transaction again in another download and counts it once in one', async () => {
    const once = await read([EN, row({})]);
    const twice = await read([EN, row({}), row({})], 1);
    expect(twice.lines).toEqual(once.lines);
    expect(twice.repeated).toBe(2);
  });

  it('foots by its balances, oldest or newest first', async () => {
    const oldest = [
      row({ id: '1', balance: '96.60' }),
      row({ id: '2', date: '26/03/2024', balance: '193.20' }),
    ];
    expect((await read([EN, ...oldest])).statements).toMatchObject([
      { openingBalance: '0.00', closingBalance: '193.20', foots: true },
    ]);
    const free = (id: string, date: string, balance: string) =>
      row({ id, date, balance, fee: '0.00', net: '100.00' });
    const newest = [free('2', '26/03/2024', '200.00'), free('1', '25/03/2024', '100.00')];
    expect((await read([EN, ...newest])).statements).toMatchObject([
      { openingBalance: '0.00', closingBalance: '200.00', foots: true },
    ]);
  });

  it('without balances that could be followed says nothing of footing', async () => {
    const { statements } = await read([EN, row({ id: '2', date: '26/03/2024' }), row({ id: '1' })]);
    expect(statements[0]?.foots).toBeUndefined();
    expect(statements[0]?.problems).toEqual([]);
  });

  it('has a torn last line rejected and a missing column named', async () => {
    const torn = await readWhole(paypalReader, Buffer.from(`${EN}\n${row({})}\n"26/03/2024","10:00`));
    expect([torn.lines.length, torn.rejected.length]).toEqual([2, 1]);
    await expect(read([EN.replace('"Gross",', ''), row({})])).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('Gross'),
    });
  });
});

describe('a date of PayPal', () => {
  const at = async (rows: readonly string[]) =>
    (await read([EN, ...rows])).lines.map(({ occurredAt }) => occurredAt);

  it('has the month first where a day above 12 shows it, or an American zone', async () => {
    const [first] = await at([row({ id: 'a', date: '3/4/2024' }), row({ id: 'b', date: '3/25/2024' })]);
    expect(first).toBe('2024-03-04T10:00:00Z');
    expect((await at([row({ date: '3/4/2024', zone: 'PST' })]))[0]).toBe('2024-03-04T18:00:00Z');
  });

  it('has the day first otherwise', async () => {
    expect((await at([row({ date: '3/4/2024' })]))[0]).toBe('2024-04-03T10:00:00Z');
  });

  it.each([
    ['CEST', '2024-03-25T08:00:00Z'],
    ['Europe/Berlin', '2024-03-25T09:00:00Z'],
    ['GMT+08:00', '2024-03-25T02:00:00Z'],
    ['GMT-05:30', '2024-03-25T15:30:00Z'],
    ['', '2024-03-25T02:00:00Z'],
  ])('in zone %s is the instant %s', async (zone, instant) => {
    expect((await at([row({ zone })]))[0]).toBe(instant);
  });
});

describe('PayPal activity in other languages', () => {
  it.each([
    [
      'German',
      '"Datum","Uhrzeit","Zeitzone","Name","Typ","Status","Währung","Brutto","Gebühr","Netto","Absender E-Mail-Adresse","Empfänger E-Mail-Adresse","Transaktionscode","Zugehöriger Transaktionscode","Rechnungsnummer","Guthaben","Auswirkung auf Guthaben"',
      '"25.03.2024","10:00:00","CET","Erika","Allgemeine Zahlung","Abgeschlossen","EUR","4.626,81","-49,37","4.577,44","e@m.de","s@h.de","1AB","","R1","4.577,44","Haben"',
    ],
    [
      'French',
      '"Date","Heure","Fuseau horaire","Nom","Type","État","Devise","Avant commission","Commission","Net","De l\'adresse email","À l\'adresse email","Numéro de transaction","Numéro de la transaction de référence","Numéro de facture","Solde"',
      '"25/03/2024","10:00:00","CET","Marie","Paiement","Terminé","EUR","4\u202f626,81","-49,37","4\u00a0577,44","m@a.fr","s@h.fr","1AB","","R1","4577,44"',
    ],
    [
      'Dutch',
      '"Datum","Tijd","Tijdzone","Omschrijving","Valuta","Bruto","Kosten","Net","Saldo","Transactiereferentie","Van e-mailadres","Naam","Reference Txn ID","Factuurreferentie"',
      '"25-3-2024","10:00:00","Europe/Amsterdam","Betaling","EUR","4.626,81","-49,37","4.577,44","4.577,44","1AB","j@n.nl","Jan","","R1"',
    ],
    [
      'Spanish',
      '"Fecha","Hora","Zona horaria","Descripción","Divisa","Bruto ","Comisión ","Neto","Saldo","Id. de transacción","Correo electrónico del remitente","Nombre","Nombre del banco","Cuenta bancaria","Importe de envío y manipulación","Impuesto de ventas","Id. de factura","Id. de referencia de trans."',
      '"25/3/2024","10:00:00","Europe/Berlin","Pago","EUR","4.626,81","-49,37","4.577,44","4.577,44","1AB","p@p.es","Pilar","","","0,00","0,00","R1",""',
    ],
  ])('%s is read alike', async (_language, header, line) => {
    const bytes = Buffer.from(`${header}\n${line}\n`);
    const { lines, opened } = await readWhole(paypalReader, bytes, {}, 1);
    expect(lines.map(({ amount, balance, occurredAt }) => [amount, balance, occurredAt])).toEqual([
      ['4626.81', '4626.81', '2024-03-25T09:00:00Z'],
      ['-49.37', '4577.44', '2024-03-25T09:00:00Z'],
    ]);
    expect(lines[0]).toMatchObject({ entryNo: '1AB', merchantOrderNo: 'R1' });
    expect(opened.warnings.filter(({ code }) => code === 'COLUMN_UNKNOWN')).toEqual([]);
    expect(recognised(paypalReader, bytes)).toBeGreaterThan(8);
    expect(recognised(stripePaymentsReader, bytes)).toBe(0);
  });

  it.each(['Ausstehend', 'En attente', 'In afwachting', 'Pendiente'])('%s is pending', async (status) => {
    expect((await read([EN, row({ status })])).skipped).toMatchObject([{ code: 'PENDING' }]);
  });
});
