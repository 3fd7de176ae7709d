import { Body, Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { EventCodec } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { TextField } from '../platform/http/fields.js';
import { decodeCursor, PageQuery, pageOf } from '../platform/http/pagination.js';
import type { Page } from '../platform/http/pagination.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { NameFilter } from '../platform/http/query-fields.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import { RUN_MAKER } from '../platform/run-maker.js';
import type { RunMaker } from '../platform/run-maker.js';
import { notFound } from '../shared/domain-error.js';
import { RecordReconciliationRun } from './reconciliation-run.commands.js';
import type { ReconciliationRun, RunDifference } from './reconciliation-run.events.js';
import { differencesOf, placedDifferences, prepareRun, runNamed, runsOf } from './reconciliation-run-log.js';
import type { PlacedDifference, RecordedRun, RunSource } from './reconciliation-run-log.js';
import { diffRuns } from './run-diff.js';
import type { RunDiff } from './run-diff.js';

class RecordRunBody {
  @TextField({
    description: 'Only what took effect before this instant or date; the end of the statements if absent',
    optional: true,
    example: '2026-04-01',
  })
  asOf?: string;

  @TextField({
    description: 'Only what had been recorded at this instant or date, or up to this position of the log',
    optional: true,
  })
  knownAt?: string;
}

class DiffQuery {
  @NameFilter('The run to compare with; the one that was recorded before this one if absent')
  with?: string;
}

export interface RunAnswer extends CommandAnswer {
  /** The run; one that said the same before if there was nothing new to say. */
  readonly runId: string;
}

/** A run with who recorded it and when. */
export interface ListedRun extends ReconciliationRun {
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** A run and a page of its differences. */
export interface RunWithDifferences extends ListedRun, Page<RunDifference> {}

interface RunKey {
  readonly shopId: string;
  readonly runId: string;
}

/** The reconciliation runs of a shop, read from their own streams. */
@ApiTags('reconciliation')
@ApiParam({ name: 'shopId', type: String })
@Controller('v1/shops/:shopId/reconciliation/runs')
export class ReconciliationRunController {
  private readonly source: RunSource;

  constructor(
    private readonly door: CommandDoor,
    @Inject(RUN_MAKER) private readonly maker: RunMaker,
    @Inject(EVENT_STORE) store: EventStore,
    codec: EventCodec,
  ) {
    this.source = { store, codec };
  }

  @CommandRoute('', { summary: 'Reconciles the shop and records the result with every difference' })
  async record(
    @PathKeys() { shopId }: { readonly shopId: string },
    @Body() { asOf, knownAt }: RecordRunBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<RunAnswer> {
    const run = await prepareRun(this.source, shopId, from, () => this.maker.make({ shopId, asOf, knownAt }));
    const answer = await this.door.send(new RecordReconciliationRun(run, from), from);
    return Object.assign(answer, { runId: run.runId });
  }

  @Get()
  @ApiOperation({ summary: 'The runs of a shop, newest first' })
  async list(
    @PathKeys() { shopId }: { readonly shopId: string },
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<ListedRun>> {
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['integer']);
    const runs = (await runsOf(this.source, shopId))
      .filter(({ revision }) => before === undefined || revision < BigInt(before))
      .toReversed();
    const page = pageOf(runs, limit, ({ revision }) => [String(revision)]);
    return { items: page.items.map(listed), nextCursor: page.nextCursor };
  }

  @Get(':runId')
  @ApiOperation({ summary: 'A run, and a page of its differences by code and subject' })
  @ApiParam({ name: 'runId', type: String })
  async find(
    @PathKeys() { shopId, runId }: RunKey,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<RunWithDifferences> {
    const recorded = runNamed(await runsOf(this.source, shopId), shopId, runId);
    const rows = await this.readPage(recorded.run, limit + 1, cursor);
    const page = pageOf(rows, limit, ({ revision, index }) => [String(revision), String(index)]);
    return {
      ...listed(recorded),
      items: page.items.map(({ difference }) => difference),
      nextCursor: page.nextCursor,
    };
  }

  @Get(':runId/diff')
  @ApiOperation({ summary: 'What a run says otherwise than another one: appeared, disappeared, changed' })
  @ApiParam({ name: 'runId', type: String })
  async diff(@PathKeys() { shopId, runId }: RunKey, @Query() { with: other }: DiffQuery): Promise<RunDiff> {
    const runs = await runsOf(this.source, shopId);
    const { run, revision } = runNamed(runs, shopId, runId);
    const earlier =
      other === undefined
        ? runs.find((one) => one.revision === revision - 1n)
        : runNamed(runs, shopId, other);
    if (earlier === undefined) {
      notFound('RUN_UNKNOWN', `no reconciliation run of ${shopId} was recorded before "${runId}"`, {
        shopId,
        runId,
      });
    }
    const { run: before } = earlier;
    return diffRuns(before, differencesOf(this.source, before), differencesOf(this.source, run));
  }

  private async readPage(
    run: ReconciliationRun,
    count: number,
    cursor: string | undefined,
  ): Promise<readonly PlacedDifference[]> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, ['integer', 'integer']).map(BigInt);
    const [revision = 0n, index = -1n] = after ?? [];
    const rows: PlacedDifference[] = [];
    for await (const placed of placedDifferences(this.source, run, revision < 0n ? 0n : revision)) {
      if (placed.revision === revision && BigInt(placed.index) <= index) continue;
      rows.push(placed);
      if (rows.length === count) break;
    }
    return rows;
  }
}

function listed({ run, recordedAt, recordedBy }: RecordedRun): ListedRun {
  return { ...run, recordedAt, recordedBy };
}
