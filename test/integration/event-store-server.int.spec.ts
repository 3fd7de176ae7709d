import { describe, it } from '@jest/globals';
import { EventStoreDbStore } from '../../src/platform/event-store/eventstoredb.js';
import { eventStoreContract } from '../support/event-store-contract.js';

const url = process.env['EVENTSTORE_URL'];

if (url === undefined || url === '') {
  describe.skip('the event store contract: a real EventStoreDB (set EVENTSTORE_URL to run it)', () => {
    it('is kept by a server, also one that is killed and restarted meanwhile', () => undefined);
  });
} else {
  // The server may be killed and started again while this runs: a case may wait for it several times.
  eventStoreContract(
    'a real EventStoreDB',
    async () => {
      const store = await EventStoreDbStore.connect(url);
      return { store, reopen: () => EventStoreDbStore.connect(url), close: () => store.close() };
    },
    120_000,
  );
}
