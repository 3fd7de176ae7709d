import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readKnownAt, readMoment } from '../../src/platform/http/as-of.js';
import { Database } from '../../src/platform/postgres/database.js';
import type { MadeDifference, MadeRun, RunMaker, RunRequest } from '../../src/platform/run-maker.js';
import { DomainError } from '../../src/shared/domain-error.js';
import type { Difference } from '../core/difference.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { everyDifference, pinnedAt } from './every-difference.js';
import { reconcile } from './reconciliation.summary.js';
import type { ReconciliationSummary } from './reconciliation.summary.js';

/** Makes reconciliation runs from the reconciliation view. */
@Injectable()
export class ViewRunMaker implements RunMaker {
  constructor(private readonly database: Database) {}

  async make({ shopId, asOf, knownAt }: RunRequest): Promise<MadeRun> {
    const question = {
      shopId,
      asOf: asOf === undefined ? undefined : readMoment('asOf', asOf),
      knownAt: readKnownAt('knownAt', knownAt),
    };
    return runOf(this.database, question, await reconcile(this.database, question));
  }
}

/** The run that a reconciliation of a whole shop is; its differences are read as known where the summary was. */
export function runOf(
  database: Database,
  { shopId, knownAt }: Pick<SettlementQuestion, 'shopId' | 'knownAt'>,
  summary: ReconciliationSummary,
): MadeRun {
  const { asOf, position, rulesVersion, policyVersion, resultHash, differencesHash, differences } = summary;
  const asked = knownAt?.asked ?? null;
  const pinned = { shopId, asOf: asOf ?? undefined, knownAt: pinnedAt(knownAt, position) };
  return {
    run: {
      shopId,
      ...(asOf !== null && { asOf }),
      ...(asked !== null && { knownAt: asked }),
      ...(position !== null && { position }),
      rulesVersion,
      policyVersion,
      resultHash,
      differencesHash,
      differenceCount: differences.reduce((count, each) => count + each.count, 0),
      summary: differences,
    },
    differences: () => checkedAgainst(differencesHash, everyDifference(database, pinned)),
  };
}

/** A rebuilt view may take the place of the one that the summary came from, and know another rule. */
async function* checkedAgainst(
  differencesHash: string,
  differences: AsyncIterable<Difference>,
): AsyncGenerator<MadeDifference> {
  const hash = createHash('sha256');
  let separator = '';
  for await (const { id, code, subjectKind, subject, amount, effectAmount, currency } of differences) {
    const line = [code, subjectKind, subject, plain(amount), plain(effectAmount), currency].join('|');
    hash.update(`${separator}${line}`);
    separator = '\n';
    yield { id, code, subjectKind, subject, amount, effectAmount, currency };
  }
  if (hash.digest('hex') === differencesHash) return;
  throw new DomainError(
    'RUN_UNSETTLED',
    'the view changed while the run was recorded: try again',
    { differencesHash },
    'unavailable',
  );
}

/** As PostgreSQL's trim_scale writes it, which the hash of the differences is made of. */
function plain(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
