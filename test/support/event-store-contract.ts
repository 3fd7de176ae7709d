import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { limitsOfAppends, manyAppends, outcomesOfRepeats } from './event-store-contract-appending.js';
import { Contract } from './event-store-contract-harness.js';
import type { ContractHarness } from './event-store-contract-harness.js';
import { readingOfStreams, readingOfTheLog } from './event-store-contract-reading.js';
import { subscriptions } from './event-store-contract-subscribing.js';

export type { ContractHarness } from './event-store-contract-harness.js';

/**
 * What every adapter of the event store port must do. The log may be shared and full: each run has streams of its own,
 * and only reads of the whole log's end expect that nobody else writes meanwhile. `timeoutMs` is for each case.
 */
export function eventStoreContract(
  name: string,
  open: () => Promise<ContractHarness>,
  timeoutMs = 60_000,
): void {
  describe(`the event store contract: ${name}`, () => {
    const contract = new Contract();
    jest.setTimeout(timeoutMs);
    beforeAll(async () => {
      contract.harness = await open();
    });
    afterAll(async () => {
      await contract.harness.close();
    });

    describe('appends', () => {
      outcomesOfRepeats(contract);
      limitsOfAppends(contract);
      manyAppends(contract);
    });
    describe('reads', () => {
      readingOfStreams(contract);
      readingOfTheLog(contract);
    });
    describe('subscriptions', () => subscriptions(contract));
  });
}
