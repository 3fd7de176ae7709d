import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Page } from '../../src/platform/http/pagination.js';
import { AsOfPageQuery, AsOfQuery, NameFilter, readAsOf } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { listEntries } from './journal.queries.js';
import type { EntryView } from './journal.queries.js';
import { trialBalance } from './trial-balance.js';
import type { TrialBalance } from './trial-balance.js';

class EntryListQuery extends AsOfPageQuery {
  @NameFilter('Code of an account: entries on either side of it')
  account?: string;

  @NameFilter('Order number')
  order?: string;
}

@ReadsView('journal')
@Controller('v1/shops/:shopId/journal')
export class ShopJournalController {
  constructor(private readonly database: Database) {}

  @Get('trial-balance')
  trialBalance(@Param('shopId') shopId: string, @Query() query: AsOfQuery): Promise<TrialBalance> {
    return trialBalance(this.database, { shopId: checkShopId(shopId), ...readAsOf(query) });
  }

  @Get('entries')
  entries(@Param('shopId') shopId: string, @Query() query: EntryListQuery): Promise<Page<EntryView>> {
    return listEntries(this.database, {
      shopId: checkShopId(shopId),
      account: query.account,
      orderNo: query.order === undefined ? undefined : checkKey('order', query.order),
      ...readAsOf(query),
      limit: query.limit,
      cursor: query.cursor,
    });
  }
}

/** All shops together. */
@ReadsView('journal')
@Controller('v1/journal')
export class JournalController {
  constructor(private readonly database: Database) {}

  @Get('trial-balance')
  trialBalance(@Query() query: AsOfQuery): Promise<TrialBalance> {
    return trialBalance(this.database, readAsOf(query));
  }
}
