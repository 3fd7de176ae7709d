import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { canonicalJson, EventCodec } from '../../src/platform/event-store/codec.js';
import type { EventDefinition } from '../../src/shared/domain-event.js';

/**
 * One event of every version that was ever written, as the log holds it. These files are never edited: what cannot read
 * them cannot read the log of last year.
 */
const FOLDER = 'test/fixtures/events';

interface Golden {
  readonly type: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, string>>;
}

const files = readdirSync(FOLDER).sort();
const golden = (file: string): Golden => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Golden;
const codec = new EventCodec(eventCatalogue);

function isDefinition(value: unknown): value is EventDefinition {
  return typeof value === 'object' && value !== null && 'type' in value && 'shape' in value && 'at' in value;
}

describe('golden events', () => {
  it('there is one for every version of every event, and none besides', () => {
    const versions = eventCatalogue.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => `${type}.v${index + 1}.json`),
    );
    expect(files).toStrictEqual(versions.sort());
  });

  it.each(files)('%s is read in its newest shape, with its time and its origin', (file) => {
    const { type, version, occurredAt, data, metadata } = golden(file);
    expect(`${type}.v${version}.json`).toBe(basename(file));
    expect([metadata['schemaVersion'], metadata['occurredAt']]).toStrictEqual([String(version), occurredAt]);
    const definition = eventCatalogue.find((known) => known.type === type);
    const decoded = codec.decode({
      id: '6f1d2c3b-0000-4000-8000-00000000abcd',
      stream: 'golden-1',
      revision: 0n,
      position: 'pg:00000000-0000-4000-8000-000000000000:1',
      recordedAt: '2026-03-02T09:00:00Z',
      type,
      data: canonicalJson(data),
      metadata: canonicalJson(metadata),
    });
    expect(decoded.event).toMatchObject({ type, version: definition?.version, occurredAt });
    expect(decoded.context).toMatchObject({
      commandId: metadata['commandId'],
      commandType: metadata['commandType'],
      actorId: metadata['actorId'],
      correlationId: metadata['$correlationId'],
      causationId: metadata['$causationId'],
    });
  });

  it.each(files)('%s is written today with the same bytes, if its version is the newest', (file) => {
    const { type, version, occurredAt, data, metadata } = golden(file);
    if (eventCatalogue.find((known) => known.type === type)?.version !== version) return;
    const written = codec.encode(
      { type, version, occurredAt, data },
      {
        commandId: metadata['commandId']!,
        commandType: metadata['commandType']!,
        commandHash: metadata['commandHash']!,
        actorType: metadata['actorType']!,
        actorId: metadata['actorId']!,
        correlationId: metadata['$correlationId']!,
        causationId: metadata['$causationId']!,
        source: metadata['source']!,
      },
      0,
    );
    expect(written.data).toBe(canonicalJson(data));
    expect(written.metadata).toBe(canonicalJson(metadata));
  });

  it('every field of a definition is in its golden event, so that a forgotten optional field is read too', () => {
    for (const { type, version, shape } of eventCatalogue) {
      expect(Object.keys(golden(`${type}.v${version}.json`).data).sort()).toStrictEqual(
        Object.keys(shape).sort(),
      );
    }
  });
});

describe('the catalogue', () => {
  it('lists every event that an events file defines, once', async () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.events.ts'),
    );
    const defined: string[] = [];
    for (const path of sources) {
      const module = (await import(`../../src/${path}`)) as Readonly<Record<string, unknown>>;
      for (const exported of Object.values(module)) if (isDefinition(exported)) defined.push(exported.type);
    }
    expect(defined.length).toBeGreaterThan(0);
    expect(eventCatalogue.map(({ type }) => type).sort()).toStrictEqual(defined.sort());
  });
});
