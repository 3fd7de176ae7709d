import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import {
  AsOfPageQuery,
  AsOfQuery,
  ChoiceFilter,
  MomentFilter,
  momentOf,
  NameFilter,
  readAsOf,
} from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { accountLedger } from './account-ledger.js';
import type { AccountLedger } from './account-ledger.js';
import { chartOfAccounts } from './chart.queries.js';
import type { ChartOfAccounts } from './chart.queries.js';
import { journalSnapshot } from './journal-snapshot.js';
import { ENTRY_ORDERS, findEntry, listEntries } from './journal.queries.js';
import type { EntryOrder, EntryView } from './journal.queries.js';
import { askTrialBalance } from './trial-balance-comparison.js';
import type { ComparedQuestion, TrialBalance } from './trial-balance-comparison.js';

class TrialBalanceQuery extends AsOfQuery {
  @MomentFilter(
    'Compare with what had been recorded at this instant or date, or up to this position of the log',
  )
  compareKnownAt?: string;
}

class EntryListQuery extends AsOfPageQuery {
  @NameFilter('Code of an account: entries on either side of it, by business time')
  account?: string;

  @NameFilter('Order number')
  order?: string;

  @MomentFilter(
    'Took effect at this instant or later, or from this date in China on; orders by business time',
  )
  from?: string;

  @MomentFilter('Took effect before this instant or date; orders by business time')
  to?: string;

  @ChoiceFilter('Which end of the entries comes first', ENTRY_ORDERS, 'oldest')
  first: EntryOrder = 'oldest';
}

class LedgerQuery extends PageQuery {
  @MomentFilter('First instant of the period, or its first date in China')
  from?: string;

  @MomentFilter('First instant or date after the period')
  to?: string;

  @MomentFilter('Only what had been recorded at this instant or date, or up to this position of the log')
  knownAt?: string;

  @NameFilter("ISO 4217 code; the account's first currency by the alphabet if absent")
  currency?: string;
}

@ApiTags('journal')
@ReadsView('journal')
@Controller('v1/shops/:shopId/journal')
export class ShopJournalController {
  constructor(private readonly database: Database) {}

  @Get('trial-balance')
  @ApiOperation({
    summary: 'Turnover and balance of every account, and what another state of knowledge said',
  })
  trialBalance(@Param('shopId') shopId: string, @Query() query: TrialBalanceQuery): Promise<TrialBalance> {
    return askTrialBalance(this.database, { shopId: checkShopId(shopId), ...readQuestion(query) });
  }

  @Get('accounts')
  @ApiOperation({ summary: 'The chart of accounts with what stands on each account' })
  accounts(@Param('shopId') shopId: string, @Query() query: AsOfQuery): Promise<ChartOfAccounts> {
    return chartOfAccounts(this.database, { shopId: checkShopId(shopId), ...readAsOf(query) });
  }

  @Get('accounts/:code/ledger')
  @ApiOperation({
    summary:
      "An account's entries by business time: opening balance, the balance after each, totals of the period",
  })
  ledger(
    @Param('shopId') shopId: string,
    @Param('code') code: string,
    @Query() query: LedgerQuery,
  ): Promise<AccountLedger> {
    const question = {
      shopId: checkShopId(shopId),
      code,
      currency: query.currency,
      from: momentOf(query, 'from'),
      to: momentOf(query, 'to'),
      knownAt: readKnownAt('knownAt', query.knownAt),
      limit: query.limit,
      cursor: query.cursor,
    };
    return journalSnapshot(this.database, async (tx, position) => ({
      ...(await accountLedger(tx, question)),
      position,
    }));
  }

  @Get('entries')
  @ApiOperation({
    summary: 'Entries in the order of the log or, of an account or a period, of business time',
  })
  entries(@Param('shopId') shopId: string, @Query() query: EntryListQuery): Promise<Page<EntryView>> {
    return listEntries(this.database, {
      shopId: checkShopId(shopId),
      account: query.account,
      orderNo: query.order === undefined ? undefined : checkKey('order', query.order),
      ...readAsOf(query),
      from: momentOf(query, 'from'),
      to: momentOf(query, 'to'),
      first: query.first,
      limit: query.limit,
      cursor: query.cursor,
    });
  }

  @Get('entries/:ordinal/:lineNo')
  @ApiOperation({ summary: 'One entry, named by the ordinal of its event and its line in it' })
  entry(
    @Param('shopId') shopId: string,
    @Param('ordinal') ordinal: string,
    @Param('lineNo') lineNo: string,
  ): Promise<EntryView> {
    return findEntry(this.database, checkShopId(shopId), { ordinal, lineNo });
  }
}

/** All shops together. */
@ApiTags('journal')
@ReadsView('journal')
@Controller('v1/journal')
export class JournalController {
  constructor(private readonly database: Database) {}

  @Get('trial-balance')
  @ApiOperation({ summary: 'The trial balance of all shops together' })
  trialBalance(@Query() query: TrialBalanceQuery): Promise<TrialBalance> {
    return askTrialBalance(this.database, readQuestion(query));
  }
}

function readQuestion(query: TrialBalanceQuery): ComparedQuestion {
  return {
    ...readAsOf(query),
    compareKnownAt: readKnownAt('compareKnownAt', query.compareKnownAt),
  };
}
