import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { KIND_NAMES } from '../../src/platform/kind-names.js';
import type { KindNames } from '../../src/platform/kind-names.js';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ChoiceFilter, MomentFilter, momentOf, NameFilter } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { listStatementLines } from './statement-lines.queries.js';
import type { StatementLineView } from './statement-lines.queries.js';
import { findStatement, listStatements, STATEMENT_STATES } from './statements.queries.js';
import type { ImportedStatement, StatementState } from './statements.queries.js';

class StatementsQuery extends PageQuery {
  @NameFilter('Number of the account')
  account?: string;

  @NameFilter('Kind of statement, as `ledger formats` lists it')
  kind?: string;

  @ChoiceFilter('Whether it was read to its end, and agrees with itself and the one before', STATEMENT_STATES)
  state?: StatementState;

  @MomentFilter('Statements that cover this instant, this date in China, or later ones')
  from?: string;

  @MomentFilter('Statements that cover time before this instant or date')
  to?: string;
}

class StatementLinesQuery extends PageQuery {
  @MomentFilter('Lines at or after this instant, or from this date in China on')
  from?: string;

  @MomentFilter('Lines before this instant or date')
  to?: string;
}

/** What was imported of platforms, banks and wallets. */
@ApiTags('statements')
@ReadsView('reconciliation')
@Controller('v1/shops/:shopId/statements')
export class StatementsController {
  constructor(
    private readonly database: Database,
    @Inject(KIND_NAMES) private readonly names: KindNames,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The imported statements, the newest import first' })
  list(@Param('shopId') shopId: string, @Query() query: StatementsQuery): Promise<Page<ImportedStatement>> {
    const { account, kind, state, limit, cursor } = query;
    return listStatements(this.database, this.names, {
      shopId: checkShopId(shopId),
      accountNo: account,
      kind,
      state,
      from: momentOf(query, 'from'),
      to: momentOf(query, 'to'),
      limit,
      cursor,
    });
  }

  @Get(':statementId')
  @ApiOperation({ summary: 'An imported statement' })
  one(
    @Param('shopId') shopId: string,
    @Param('statementId') statementId: string,
  ): Promise<ImportedStatement> {
    const [shop, id] = [checkShopId(shopId), checkKey('statementId', statementId)];
    return findStatement(this.database, this.names, shop, id);
  }

  @Get(':statementId/lines')
  @ApiOperation({
    summary: 'The lines that the statement was the first to tell of, by time',
  })
  lines(
    @Param('shopId') shopId: string,
    @Param('statementId') statementId: string,
    @Query() query: StatementLinesQuery,
  ): Promise<Page<StatementLineView>> {
    const key = { shopId: checkShopId(shopId), statementId: checkKey('statementId', statementId) };
    const { limit, cursor } = query;
    const period = { from: momentOf(query, 'from'), to: momentOf(query, 'to') };
    return listStatementLines(this.database, key, { ...period, limit, cursor });
  }
}
