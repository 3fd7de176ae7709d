/** Who may import whom. test/architecture proves that each rule can fail. */
const concerns =
  'orders|adjustments|statements|shops|disputes|cases|rules|alerts|periods|reports|documents|mappings|reconciliations';
const domain = `^src/(${concerns})/`;
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Under ESM a cycle between injectables crashes at start.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-kernel',
      comment:
        'Deciders, events and shared/ know decimal.js and each other, nothing of npm, Nest, Node (but its hash functions) or the platform.',
      severity: 'error',
      from: {
        path: [
          '^src/shared/',
          `${domain}.*\\.(events|decider)\\.ts$`,
          '^src/[a-z]+/[a-z]+-(ledger|state|evolve)\\.ts$',
        ],
      },
      to: {
        pathNot: [
          '^src/shared/',
          `${domain}.*\\.(events|decider)\\.ts$`,
          '^src/[a-z]+/[a-z]+-(ledger|state|evolve)\\.ts$',
          'node_modules/decimal\\.js/',
          '^crypto$',
        ],
      },
    },
    {
      name: 'concerns-meet-in-events',
      comment: "A concern sees another concern's events only.",
      severity: 'error',
      from: { path: domain },
      to: { path: domain, pathNot: ['^src/$1/', '\\.events\\.ts$'] },
    },
    {
      name: 'processes-send-commands',
      comment: 'processes/ and importing/ see events and commands of the concerns, nothing else of them.',
      severity: 'error',
      from: { path: '^src/processes/' },
      to: { path: domain, pathNot: ['\\.(events|commands)\\.ts$'] },
    },
    {
      name: 'readers-are-pure',
      comment:
        'Readers of files turn bytes into rows: they know no store, no Nest and no concern but the shape of a statement line.',
      severity: 'error',
      from: { path: '^src/reading/' },
      to: {
        path: ['^src/', '^projections/', 'node_modules/(@nestjs|@eventstore|pg|fastify|class-)'],
        pathNot: ['^src/reading/', '^src/shared/', '^src/statements/statement\\.events\\.ts$'],
      },
    },
    {
      name: 'platform-owns-no-concern',
      severity: 'error',
      from: { path: '^src/(platform|shared)/' },
      to: { path: [domain, '^src/(importing|reading|processes)/', '^projections/'] },
    },
    {
      name: 'projections-see-events-only',
      severity: 'error',
      from: { path: '^projections/' },
      to: { path: '^src/', pathNot: ['\\.events\\.ts$', '^src/shared/', '^src/platform/'] },
    },
    {
      name: 'projections-are-plugged-in-once',
      comment:
        'Only what puts the program together sees projections/: the app module, the server, the command line.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(app\.module|main|ledger|demo-load|cli[a-z-]*)\.ts$'] },
      to: { path: '^projections/' },
    },
    {
      name: 'console-asks-the-api',
      comment:
        'The console knows the server by its API alone, save the list of names that both use; its pages do not know each other.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^(src|projections|test)/', pathNot: '^src/shared/vocabulary\\.ts$' },
    },
    {
      name: 'console-pages-stand-alone',
      comment: 'A page is loaded alone: what two pages share is in parts/.',
      severity: 'error',
      from: { path: '^web/src/pages/([^/]+)/' },
      to: { path: '^web/src/pages/', pathNot: '^web/src/pages/$1/' },
    },
    {
      name: 'one-eventstore-client',
      comment: 'The EventStoreDB client is wrapped in one file, so that it can be replaced in one file.',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '^src/platform/event-store/eventstoredb[a-z-]*\\.ts$' },
      to: { path: 'node_modules/@eventstore/' },
    },
    {
      name: 'pg-in-three-places',
      severity: 'error',
      from: {
        path: '^(src|projections)/',
        pathNot: [
          '^src/platform/postgres/',
          '^src/platform/event-store/postgres[a-z-]*\\.ts$',
          '^projections/core/',
        ],
      },
      to: { path: 'node_modules/(pg|pg-copy-streams|@types/pg)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
