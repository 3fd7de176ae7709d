import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import { readKnownAt, readMoment } from '../../src/platform/http/as-of.js';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { listEntries } from './journal.queries.js';
import type { EntryView } from './journal.queries.js';
import { trialBalance } from './trial-balance.js';
import type { TrialBalance } from './trial-balance.js';

class TrialBalanceQuery {
  /** Only what took effect before this instant, or before this date in China. */
  @IsOptional()
  @IsString()
  at?: string;

  /** Only what had been recorded at this instant or date, or up to this position of the log. */
  @IsOptional()
  @IsString()
  knownAt?: string;
}

class EntryListQuery extends PageQuery {
  /** Code of an account; entries on either side of it. */
  @IsOptional()
  @IsString()
  account?: string;

  @IsOptional()
  @IsString()
  order?: string;

  @IsOptional()
  @IsString()
  at?: string;

  @IsOptional()
  @IsString()
  knownAt?: string;
}

@ReadsView('journal')
@Controller('v1/shops/:shopId/journal')
export class ShopJournalController {
  constructor(private readonly database: Database) {}

  @Get('trial-balance')
  trialBalance(@Param('shopId') shopId: string, @Query() query: TrialBalanceQuery): Promise<TrialBalance> {
    return trialBalance(this.database, { shopId: checkShopId(shopId), ...timesOf(query) });
  }

  @Get('entries')
  entries(@Param('shopId') shopId: string, @Query() query: EntryListQuery): Promise<Page<EntryView>> {
    return listEntries(this.database, {
      shopId: checkShopId(shopId),
      account: query.account,
      orderNo: query.order === undefined ? undefined : checkKey('order', query.order),
      ...timesOf(query),
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
  trialBalance(@Query() query: TrialBalanceQuery): Promise<TrialBalance> {
    return trialBalance(this.database, timesOf(query));
  }
}

function timesOf(query: {
  readonly at?: string;
  readonly knownAt?: string;
}): Pick<Parameters<typeof trialBalance>[1], 'effectiveUntil' | 'known'> {
  return {
    effectiveUntil: query.at === undefined ? undefined : readMoment('at', query.at),
    known: readKnownAt('knownAt', query.knownAt),
  };
}
