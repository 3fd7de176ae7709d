import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { readMoment } from '../../src/platform/http/as-of.js';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { malformed } from '../../src/shared/domain-error.js';
import { isUuid } from '../../src/shared/ids.js';
import { DIRECTIONS, findEntry, listEntries, TIME_AXES } from './audit-trail.queries.js';
import type { AuditEntry, Direction, TimeAxis } from './audit-trail.queries.js';

/** PostgreSQL's texts hold no NUL character; no name of ours has any other control character either. */
const NAME = /^\P{Cc}{1,512}$/u;

class AuditListQuery extends PageQuery {
  @IsOptional()
  @Matches(NAME)
  shop?: string;

  @IsOptional()
  @Matches(NAME)
  order?: string;

  /** Type of event, e.g. RefundApproved. */
  @IsOptional()
  @Matches(NAME)
  type?: string;

  /** Id of who acted. */
  @IsOptional()
  @Matches(NAME)
  actor?: string;

  @IsOptional()
  @Matches(NAME)
  correlation?: string;

  @IsOptional()
  @Matches(NAME)
  stream?: string;

  /** Which time `from` and `to` speak of. */
  @IsOptional()
  @IsIn(TIME_AXES)
  axis: TimeAxis = 'recorded';

  /** From this instant or date on. */
  @IsOptional()
  @IsString()
  from?: string;

  /** Before this instant or date. */
  @IsOptional()
  @IsString()
  to?: string;

  @IsOptional()
  @IsIn(DIRECTIONS)
  first: Direction = 'newest';
}

@ReadsView('audit-trail')
@Controller('v1/audit-trail')
export class AuditTrailController {
  constructor(private readonly database: Database) {}

  @Get()
  list(@Query() query: AuditListQuery): Promise<Page<AuditEntry>> {
    return listEntries(this.database, {
      shopId: query.shop,
      orderNo: query.order,
      type: query.type,
      actorId: query.actor,
      correlationId: query.correlation,
      stream: query.stream,
      axis: query.axis,
      from: query.from === undefined ? undefined : readMoment('from', query.from),
      until: query.to === undefined ? undefined : readMoment('to', query.to),
      first: query.first,
      limit: query.limit,
      cursor: query.cursor,
    });
  }

  @Get(':eventId')
  async one(@Param('eventId') eventId: string): Promise<AuditEntry> {
    if (!isUuid(eventId)) {
      malformed('MALFORMED_EVENT_ID', `"${eventId.slice(0, 80)}" is not an event id (a lower-case UUID)`);
    }
    return findEntry(this.database, eventId);
  }
}
