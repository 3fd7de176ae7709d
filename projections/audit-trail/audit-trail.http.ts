import { Controller, Get, Param, Query } from '@nestjs/common';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ChoiceFilter, MomentFilter, momentOf, NameFilter } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { malformed } from '../../src/shared/domain-error.js';
import { isUuid } from '../../src/shared/ids.js';
import { DIRECTIONS, findEntry, listEntries, TIME_AXES } from './audit-trail.queries.js';
import type { AuditEntry, Direction, TimeAxis } from './audit-trail.queries.js';

class AuditListQuery extends PageQuery {
  @NameFilter('Id of a shop')
  shop?: string;

  @NameFilter('Order number')
  order?: string;

  @NameFilter('Type of event, for example RefundApproved')
  type?: string;

  @NameFilter('Id of who acted')
  actor?: string;

  @NameFilter('Id that everything of one cause shares')
  correlation?: string;

  @NameFilter('Name of a stream')
  stream?: string;

  @ChoiceFilter('Which time `from` and `to` speak of', TIME_AXES, 'recorded')
  axis: TimeAxis = 'recorded';

  @MomentFilter('From this instant, or this date in China, on')
  from?: string;

  @MomentFilter('Before this instant, or this date in China')
  to?: string;

  @ChoiceFilter('Which end of the trail comes first', DIRECTIONS, 'newest')
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
      from: momentOf(query, 'from'),
      until: momentOf(query, 'to'),
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
