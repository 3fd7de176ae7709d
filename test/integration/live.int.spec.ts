import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import request from 'supertest';
import type { LivePosition } from '../../src/platform/http/live-feed.js';
import { ProjectionRunner } from '../../projections/core/runner.js';
import { projections } from '../../projections/index.js';
import { startWholeApp } from '../support/whole-app.js';
import type { WholeApp } from '../support/whole-app.js';

/** A listener, as a browser's EventSource is one. */
interface Listening {
  readonly response: IncomingMessage;
  /** The next position that fits, of those that came already or will come. */
  until(fits: (position: LivePosition) => boolean): Promise<LivePosition>;
  readonly ended: Promise<void>;
}

async function listen(url: string): Promise<Listening> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/v1/live`, resolve).on('error', reject);
  });
  response.setEncoding('utf8');
  const came: LivePosition[] = [];
  let news: () => void = () => undefined;
  let text = '';
  response.on('data', (piece: string) => {
    text += piece;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^event: position$/m.test(block) ? /^data: (.*)$/m.exec(block)?.[1] : undefined;
      if (data !== undefined) came.push(JSON.parse(data) as LivePosition);
    }
    news();
  });
  return {
    response,
    ended: new Promise((resolve) => response.once('close', () => resolve())),
    until: async (fits) => {
      for (;;) {
        const found = came.find(fits);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => (news = resolve));
      }
    },
  };
}

async function place(app: WholeApp, orderNo: string): Promise<string> {
  const { body } = await request(app.server)
    .post('/v1/shops/demo/orders')
    .set('Idempotency-Key', orderNo)
    .send({ orderNo, currency: 'CNY', totalAmount: '1.00', channel: 'tmall' })
    .expect(201);
  return (body as { position: string }).position;
}

const reached =
  (position: string) =>
  ({ views }: LivePosition): boolean =>
    Object.values(views).length === projections.length &&
    Object.values(views).every((view) => view.position === position && view.state === 'live');

describe('Who listens', () => {
  let app: WholeApp;
  let url: string;
  beforeAll(async () => {
    app = await startWholeApp();
    url = await app.listen();
  });
  afterAll(() => app.close());

  it('is told at once where log and views stand, and again when a view has moved on', async () => {
    const one = await listen(url);
    expect(one.response.headers).toMatchObject({
      'content-type': expect.stringContaining('text/event-stream'),
      'cache-control': expect.stringContaining('no-store'),
      'x-accel-buffering': 'no',
    });
    const before = await one.until(() => true);
    expect(Object.keys(before.views)).toEqual(projections.map(({ name }) => name));
    const position = await place(app, 'L-1');
    expect(await one.until(reached(position))).toMatchObject({ head: position });
    const other = await listen(url);
    expect(await other.until(() => true)).toMatchObject({ head: position });
    one.response.destroy();
    const later = await place(app, 'L-2');
    await other.until(reached(later));
    other.response.destroy();
  });

  it('hears of the standing, which follows the views', async () => {
    const listening = await listen(url);
    const position = await place(app, 'L-4');
    await listening.until(({ standing }) => standing === position);
    listening.response.destroy();
  });
});

it('Who listens to a server hears of views that another process drives', async () => {
  const app = await startWholeApp({ drivesViews: false });
  const { store, codec, database } = app.ledger;
  const elsewhere = new ProjectionRunner({ store, codec, database, projections, warn: () => undefined });
  try {
    const listening = await listen(await app.listen());
    const position = await place(app, 'L-3');
    await listening.until(({ head, views }) => head === position && views['orders']?.state === 'behind');
    await elsewhere.start();
    await listening.until(reached(position));
    listening.response.destroy();
  } finally {
    await elsewhere.stop();
    await app.close();
  }
});

it('A server that ends lets its listeners go', async () => {
  const app = await startWholeApp();
  const listening = await listen(await app.listen());
  await listening.until(() => true);
  await app.close();
  await listening.ended;
});

it('Who can not listen asks for the same', async () => {
  const app = await startWholeApp();
  try {
    const position = await place(app, 'L-4');
    await app.ledger.freshness.waitFor(position, 10_000);
    const { body, headers } = await request(app.server).get('/v1/live/position').expect(200);
    expect(reached(position)(body as LivePosition)).toBe(true);
    expect(headers['cache-control']).toBe('no-store');
  } finally {
    await app.close();
  }
});
