import { malformed } from '../../shared/domain-error.js';
import { DEFAULT_ZONE } from '../../shared/period.js';

/** Everything that may be set from outside. With nothing set, the ledger runs on its own, for this machine alone. */
export interface Config {
  /** LEDGER_DATA: the folder of the embedded PostgreSQL and of the keys. */
  readonly dataDir: string;
  /** HOST: the address to listen on. Default 127.0.0.1; others can reach us only if it is set. */
  readonly host: string;
  /** PORT: 0 takes a free one. */
  readonly port: number;
  /** DATABASE_URL: a PostgreSQL server, 15 to 18. Undefined: the embedded one is started. */
  readonly databaseUrl: string | undefined;
  /** EVENTSTORE_URL: an EventStoreDB server or cluster. Undefined: events are kept in PostgreSQL. */
  readonly eventStoreUrl: string | undefined;
  /** LEDGER_PG_BIN: the bin folder of another PostgreSQL for the embedded server. */
  readonly postgresBin: string | undefined;
  /** LEDGER_ZONE: the IANA time zone in which files write times and business dates begin. */
  readonly zone: string;
}

/**
 * Reads and checks the environment. A variable that is set to nothing counts as not set. Throws MALFORMED_SETTING,
 * which names the variable; values that may carry a password are not repeated.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const setting = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  return {
    dataDir: setting('LEDGER_DATA') ?? './data',
    host: setting('HOST') ?? '127.0.0.1',
    port: portOf(setting('PORT') ?? '3000'),
    databaseUrl: urlOf('DATABASE_URL', setting('DATABASE_URL'), ['postgres://', 'postgresql://']),
    eventStoreUrl: urlOf('EVENTSTORE_URL', setting('EVENTSTORE_URL'), ['esdb://', 'esdb+discover://']),
    postgresBin: setting('LEDGER_PG_BIN'),
    zone: zoneOf(setting('LEDGER_ZONE') ?? DEFAULT_ZONE),
  };
}

function portOf(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (!(port <= 65_535)) wrong('PORT', `is "${value}" and has to be a number from 0 to 65535`);
  return port;
}

function urlOf(name: string, value: string | undefined, starts: readonly string[]): string | undefined {
  if (
    value !== undefined &&
    !starts.some((start) => value.startsWith(start) && value.length > start.length)
  ) {
    wrong(name, `has to be an address that starts with ${starts.join(' or ')}`);
  }
  return value;
}

function zoneOf(value: string): string {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value });
    return value;
  } catch {
    return wrong('LEDGER_ZONE', `is "${value}" and has to be a time zone such as ${DEFAULT_ZONE}`);
  }
}

function wrong(variable: string, problem: string): never {
  return malformed('MALFORMED_SETTING', `${variable} ${problem}`, { variable });
}

/** Under this token modules get the configuration. */
export const CONFIG = Symbol('CONFIG');
