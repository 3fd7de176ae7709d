import pg from 'pg';

/** Something that runs one SQL statement with positional parameters. numeric, bigint and timestamps come back as text. */
export interface Queryable {
  query<Row extends object = Record<string, unknown>>(
    sql: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>;
}

// Amounts and positions must never pass through a JS number, and instants stay the text that PostgreSQL gives.
const AS_TEXT = new Set<number>([
  pg.types.builtins.NUMERIC,
  pg.types.builtins.INT8,
  pg.types.builtins.TIMESTAMPTZ,
  pg.types.builtins.DATE,
]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    AS_TEXT.has(oid) ? (value: unknown) => value : (pg.types.getTypeParser(oid, format) as unknown),
};

/** A pool of connections to one PostgreSQL database. Times are spoken in UTC on every connection. */
export class Database implements Queryable {
  private readonly pool: pg.Pool;

  constructor(
    readonly url: string,
    options: { max?: number; applicationName?: string; settings?: Readonly<Record<string, string>> } = {},
  ) {
    this.pool = new pg.Pool({
      ...connectionOf(url),
      types,
      max: options.max ?? 10,
      application_name: options.applicationName ?? 'order-ledger',
      options: settingsText({
        timezone: 'UTC',
        idle_in_transaction_session_timeout: '300000',
        ...options.settings,
      }),
    });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.pool.query<Row>(sql, values as unknown[])).rows;
  }

  /** Runs `work` in one transaction on one connection: committed if it returns, rolled back if it throws. */
  async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.withClient(async (client) => {
      await client.query('BEGIN');
      try {
        const result = await work(queryableOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /** Lends one connection, for COPY, LISTEN or session locks. A connection on which `work` fails is not used again. */
  async withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // Between statements the pool's own listener is off: a connection that breaks while it is lent must not end the process.
    const onError = (): void => undefined;
    client.on('error', onError);
    try {
      const result = await work(client);
      client.off('error', onError);
      client.release();
      return result;
    } catch (error) {
      client.off('error', onError);
      client.release(isConnectionError(error));
      throw error;
    }
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }
}

export function queryableOf(client: pg.ClientBase): Queryable {
  return {
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(sql, values as unknown[])).rows,
  };
}

/** A single connection outside the pool (LISTEN, leader locks), with the same settings. */
export async function connect(url: string, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({
    ...connectionOf(url),
    types,
    application_name: applicationName,
    options: '-c timezone=UTC',
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** SQLSTATE of a PostgreSQL error, undefined for anything else: EPIPE has five letters too, but no SQLSTATE begins with E. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-DF-Z][0-9A-Z]{4}$/.test(code) ? code : undefined;
}

/** True if the connection broke or could not be made, so that nothing is known of the last statement. */
export function isConnectionError(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return state.startsWith('08') || state.startsWith('57P');
  const code = (error as { code?: unknown } | null)?.code;
  const message = error instanceof Error ? error.message : '';
  return (
    (typeof code === 'string' &&
      ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'].includes(
        code,
      )) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message,
    )
  );
}

/** Session settings as the start-up message carries them. */
function settingsText(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** Accepts "postgres://…" and, for a local server on a socket, "postgres://user@/database?host=/path". */
function connectionOf(url: string): pg.ClientConfig {
  return { connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true };
}
