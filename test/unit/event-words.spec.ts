import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { COMMAND_WORDS, EVENT_WORDS } from '../../web/src/texts/event-words.js';

/** The commands of the commands' files: each is a class that extends LedgerCommand. */
function commandTypes(): readonly string[] {
  const files = readdirSync('src', { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith('.commands.ts'))
    .flatMap(
      (file) =>
        readFileSync(join('src', file), 'utf8').match(/(?<=export class )\w+(?= extends LedgerCommand)/g) ??
        [],
    );
}

describe('the words of the audit trail', () => {
  it('name every type of event, and none that there is not', () => {
    expect(Object.keys(EVENT_WORDS).toSorted()).toEqual(
      [...new Set(eventCatalogue.map(({ type }) => type))].toSorted(),
    );
  });

  it('name every command that can be sent', () => {
    expect(commandTypes().length).toBeGreaterThan(20);
    expect(commandTypes().filter((type) => COMMAND_WORDS[type] === undefined)).toEqual([]);
  });

  it('never say the same of two types', () => {
    for (const list of [EVENT_WORDS, COMMAND_WORDS]) {
      for (const language of ['zh', 'en'] as const) {
        const said = Object.values(list).map((words) => words[language]);
        expect(said).toEqual([...new Set(said)]);
      }
    }
  });
});
