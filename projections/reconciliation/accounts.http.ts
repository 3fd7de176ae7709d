import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { KIND_NAMES } from '../../src/platform/kind-names.js';
import type { KindNames } from '../../src/platform/kind-names.js';
import { NameFilter } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { malformed } from '../../src/shared/domain-error.js';
import { checkShopId } from '../../src/shared/streams.js';
import { accountCalendar } from './account-calendar.queries.js';
import type { AccountCalendar } from './account-calendar.queries.js';
import { listAccounts } from './accounts.queries.js';
import type { StatementAccounts } from './accounts.queries.js';

class CalendarQuery {
  @ApiPropertyOptional({
    type: String,
    description: "A month in the shop's zone; the newest that a statement covers if absent",
    example: '2026-01',
  })
  @IsOptional()
  @Matches(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, { message: 'month must be a month such as 2026-01' })
  month?: string;

  @NameFilter('ISO 4217 code; all currencies of the account if absent')
  currency?: string;
}

/** Banks mask and space their numbers, so an account is named by any text. */
const ACCOUNT_NO = /^\P{Cc}{1,256}$/u;

/** What is known of each account that a platform, a bank or a wallet keeps for the shop. */
@ApiTags('statements')
@ReadsView('reconciliation')
@Controller('v1/shops/:shopId/accounts')
export class AccountsController {
  constructor(
    private readonly database: Database,
    @Inject(KIND_NAMES) private readonly names: KindNames,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Accounts with what their statements cover: fresh, late, with gaps or broken' })
  list(@Param('shopId') shopId: string): Promise<StatementAccounts> {
    return listAccounts(this.database, this.names, checkShopId(shopId));
  }

  @Get(':accountNo/calendar')
  @ApiOperation({
    summary: 'A month of an account, day by day: covered, lines, money, balances, what is wrong',
  })
  calendar(
    @Param('shopId') shopId: string,
    @Param('accountNo') accountNo: string,
    @Query() { month, currency }: CalendarQuery,
  ): Promise<AccountCalendar> {
    if (!ACCOUNT_NO.test(accountNo)) {
      malformed('MALFORMED_ACCOUNT', 'the number of the account has control characters');
    }
    return accountCalendar(this.database, this.names, {
      shopId: checkShopId(shopId),
      accountNo,
      month,
      currency,
    });
  }
}
