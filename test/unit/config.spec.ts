import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/platform/config/config.js';

describe('The settings', () => {
  it('need nothing: the ledger then runs on its own, for this machine alone', () => {
    expect(loadConfig({})).toEqual({
      dataDir: './data',
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: undefined,
      eventStoreUrl: undefined,
      postgresBin: undefined,
      zone: 'Asia/Shanghai',
    });
  });

  it('are read from the environment', () => {
    expect(
      loadConfig({
        LEDGER_DATA: '/srv/ledger',
        HOST: '0.0.0.0',
        PORT: '8080',
        DATABASE_URL: 'postgresql://ledger@db/ledger',
        EVENTSTORE_URL: 'esdb+discover://events:2113?tls=true',
        LEDGER_PG_BIN: '/usr/lib/postgresql/15/bin',
        LEDGER_ZONE: 'Europe/Berlin',
      }),
    ).toEqual({
      dataDir: '/srv/ledger',
      host: '0.0.0.0',
      port: 8080,
      databaseUrl: 'postgresql://ledger@db/ledger',
      eventStoreUrl: 'esdb+discover://events:2113?tls=true',
      postgresBin: '/usr/lib/postgresql/15/bin',
      zone: 'Europe/Berlin',
    });
  });

  it('take any free port when it is 0', () => {
    expect(loadConfig({ PORT: '0' }).port).toBe(0);
  });

  it('count as not set when they are empty', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', LEDGER_ZONE: '' })).toEqual(loadConfig({}));
  });

  it.each([
    ['PORT', '70000', 'PORT is "70000" and has to be a number from 0 to 65535'],
    ['PORT', '80a', 'PORT is "80a"'],
    ['PORT', '-1', 'PORT is "-1"'],
    ['LEDGER_ZONE', 'Mars/Olympus', 'LEDGER_ZONE is "Mars/Olympus" and has to be a time zone'],
    [
      'EVENTSTORE_URL',
      'http://events:2113',
      'EVENTSTORE_URL has to be an address that starts with esdb:// or esdb+discover://',
    ],
    ['EVENTSTORE_URL', 'esdb://', 'EVENTSTORE_URL has to be'],
    ['DATABASE_URL', 'mysql://root@db', 'DATABASE_URL has to be an address that starts with postgres://'],
  ])('are refused by name: %s=%s', (variable, value, message) => {
    expect(() => loadConfig({ [variable]: value })).toThrow(
      expect.objectContaining({
        code: 'MALFORMED_SETTING',
        kind: 'malformed',
        message: expect.stringContaining(message),
        details: { variable },
      }),
    );
  });

  it('never repeat an address that may carry a password', () => {
    expect(() => loadConfig({ DATABASE_URL: 'mysql://root:secret@db' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
