import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadConfig } from '../../src/platform/config/config.js';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly restart: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[]; readonly retries: number };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const compose = parse(read('docker-compose.yml')) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const service = (name: string): Service => {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`there is no service ${name}`);
  return found;
};
const services = Object.keys(compose.services);
/** As compose does it when no variable is set. */
const withDefaults = (text: string): string => text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

describe('docker-compose.yml', () => {
  it('has the event store, the database and the app', () => {
    expect(services.sort()).toEqual(['app', 'eventstore', 'postgres']);
  });

  it('takes the event store from one variable, by default the last release line named EventStoreDB', () => {
    expect(service('eventstore').image).toBe('${EVENTSTORE_IMAGE:-eventstore/eventstore:24.10}');
  });

  it('runs one insecure node without the server’s own projections', () => {
    expect(service('eventstore').environment).toEqual({
      EVENTSTORE_CLUSTER_SIZE: '1',
      EVENTSTORE_INSECURE: 'true',
      EVENTSTORE_RUN_PROJECTIONS: 'None',
    });
  });

  it.each(services)('restarts %s whatever its exit code was, and knows whether it is well', (name) => {
    expect(service(name).restart).toBe('always');
    expect(service(name).healthcheck.test.length).toBeGreaterThan(1);
    expect(service(name).healthcheck.retries).toBeGreaterThan(0);
  });

  it.each(services)('publishes the ports of %s on this machine only', (name) => {
    for (const port of service(name).ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it.each(services)('keeps the data of %s in named volumes', (name) => {
    const used = service(name).volumes.map((volume) => volume.split(':')[0] ?? '');
    expect(used.length).toBeGreaterThan(0);
    for (const volume of used) expect(Object.keys(compose.volumes)).toContain(volume);
  });

  it('declares no volume that nobody uses', () => {
    const used = services.flatMap((name) => service(name).volumes.map((volume) => volume.split(':')[0]));
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
  });

  it('starts the app when both servers are well', () => {
    expect(service('app').depends_on).toEqual({
      eventstore: { condition: 'service_healthy' },
      postgres: { condition: 'service_healthy' },
    });
  });

  it('gives the app settings that it knows and takes', () => {
    const environment = Object.fromEntries(
      Object.entries(service('app').environment).map(([name, value]) => [name, withDefaults(value)]),
    );
    expect(loadConfig(environment)).toMatchObject({
      databaseUrl: 'postgres://ledger:ledger@postgres:5432/ledger',
      eventStoreUrl: 'esdb://eventstore:2113?tls=false',
      dataDir: '/data',
      host: '0.0.0.0',
      port: 3000,
    });
    expect(Object.keys(environment).sort()).toEqual([
      'DATABASE_URL',
      'EVENTSTORE_URL',
      'HOST',
      'LEDGER_DATA',
      'PORT',
    ]);
  });

  it('lets the app reach the database under the user, password and name that the database is made with', () => {
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = service('postgres').environment;
    const url = service('app').environment['DATABASE_URL'];
    expect(url).toBe(`postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@postgres:5432/${POSTGRES_DB}`);
  });

  it('publishes the port on which the app listens', () => {
    const { ports, environment } = service('app');
    expect(ports?.[0]?.split(':').at(-1)).toBe(environment['PORT']);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const sources = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1));
  const ignored = read('.dockerignore').split('\n').filter(Boolean);

  it.each([...new Set(sources)])('copies %s, which exists and is not kept out', (source) => {
    expect(existsSync(new URL(`../../${source}`, import.meta.url))).toBe(true);
    expect(ignored).not.toContain(source);
  });

  it('keeps modules, builds, data and the history out of the image', () => {
    for (const name of ['node_modules', 'dist', 'data', '.git', '.env*']) expect(ignored).toContain(name);
  });

  it('builds with the scripts of the package and starts what they build', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(lines).toContain('RUN npm run build');
    expect(scripts['build']).toContain('build:server');
    expect(scripts['build:server']).toContain('nest build');
    expect(lines).toContain('COPY web ./web');
    expect(lines).toContain(`CMD ${JSON.stringify(scripts['start']?.split(' '))}`.replaceAll(',', ', '));
  });

  it('limits the memory of the command line as that of the server, by npm and by npx', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const command = scripts['start']?.replace('dist/src/main.js', 'bin/ledger.js');
    expect(scripts['ledger']).toBe(command);
    expect(read('bin/ledger.js').split('\n')[0]).toBe(
      `#!/usr/bin/env -S ${command?.replace(' bin/ledger.js', '')}`,
    );
  });

  it('installs only what runs, and does not run as root', () => {
    const runtime = lines.slice(
      lines.lastIndexOf(lines.filter((line) => line.startsWith('FROM ')).at(-1) ?? ''),
    );
    expect(runtime.some((line) => line.includes('npm ci --omit=dev'))).toBe(true);
    expect(runtime).toContain('USER node');
    expect(runtime.indexOf('USER node')).toBeLessThan(runtime.findIndex((line) => line.startsWith('CMD ')));
  });
});
