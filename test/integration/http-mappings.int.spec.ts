import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpClient } from '../support/http-client.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

const MAPPINGS = '/v1/shops/demo/mappings';
const CARD = {
  name: 'My card',
  columns: { date: 'Day', amount: 'Money' },
  decimal: '.',
  sign: 'inverted',
  currency: 'HKD',
};

describe('The column mappings of a shop over HTTP', () => {
  let app: TestApp;
  let http: HttpClient;
  beforeAll(async () => {
    app = await startTestApp();
    http = httpClient(app);
  });
  afterAll(async () => {
    await app.close();
  });

  it('are saved and come back as they were sent', async () => {
    expect((await http.get(MAPPINGS).expect(200)).body).toEqual({ items: [] });
    const saved = await http.post(`${MAPPINGS}/card`, CARD).expect(201);
    expect(saved.body).toMatchObject({ stream: 'mappings-demo', events: ['ColumnMappingSaved'] });
    const again = await http.post(`${MAPPINGS}/card`, CARD).expect(200);
    expect(again.body).toMatchObject({ revision: '0', events: [] });
    expect((await http.get(`${MAPPINGS}/card`).expect(200)).body).toEqual({ name: 'card', mapping: CARD });
    expect((await http.get(MAPPINGS).expect(200)).body).toEqual({ items: [{ name: 'card', mapping: CARD }] });
  });

  it('are refused when no table can be read by them', async () => {
    const { body } = await http.post(`${MAPPINGS}/bad`, { ...CARD, decimal: ';' }).expect(400);
    expect(body).toMatchObject({ code: 'MALFORMED_MAPPING', detail: expect.stringContaining('decimal') });
    await http.post(`${MAPPINGS}/my%20card`, CARD).expect(400);
  });

  it('that were never saved are not found', async () => {
    const { body } = await http.get(`${MAPPINGS}/none`).expect(404);
    expect(body).toMatchObject({ code: 'MAPPING_UNKNOWN' });
  });
});
