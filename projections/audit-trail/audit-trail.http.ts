import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import { EVENT_STORE } from '../../src/platform/event-store/event-store.token.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ChoiceFilter, MomentFilter, momentOf, NameFilter } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { malformed } from '../../src/shared/domain-error.js';
import { isUuid } from '../../src/shared/ids.js';
import { causesOf } from './audit-trail.causes.js';
import type { CauseTree } from './audit-trail.causes.js';
import { auditFacets } from './audit-trail.facets.js';
import type { AuditFacets } from './audit-trail.facets.js';
import { DIRECTIONS, findEntry, listEntries, TIME_AXES } from './audit-trail.queries.js';
import type { AuditEntry, Direction, TimeAxis } from './audit-trail.queries.js';
import { recordedEvent } from './recorded-event.js';
import type { RecordedEventView } from './recorded-event.js';

class AuditListQuery extends PageQuery {
  @NameFilter('Id of a shop')
  shop?: string;

  @NameFilter('Order number')
  order?: string;

  @NameFilter('Type of event, for example RefundApproved')
  type?: string;

  @NameFilter('Type of command, for example ApproveRefund')
  command?: string;

  @NameFilter('Id of who acted')
  actor?: string;

  @NameFilter('Id that everything of one cause shares')
  correlation?: string;

  @NameFilter('Name of a stream')
  stream?: string;

  @NameFilter('The id of an event or a command, the number of an order, or the name of a stream')
  q?: string;

  @ChoiceFilter('Which time `from` and `to` speak of', TIME_AXES, 'recorded')
  axis: TimeAxis = 'recorded';

  @MomentFilter('From this instant, or this date in China, on')
  from?: string;

  @MomentFilter('Before this instant, or this date in China')
  to?: string;

  @ChoiceFilter('Which end of the trail comes first', DIRECTIONS, 'newest')
  first: Direction = 'newest';
}

class FacetsQuery {
  @NameFilter('Id of a shop; all shops if absent')
  shop?: string;

  @MomentFilter('Recorded on the date in China of this instant, or on this date, or later')
  from?: string;

  @MomentFilter('Recorded before this instant or date; a day that has begun counts whole')
  to?: string;
}

class PayloadQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 0,
    description: "How many items of the payload's lists to leave out",
  })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  skip: number = 0;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 500,
    default: 50,
    description: "How many items of the payload's lists to show",
  })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 50;
}

@ApiTags('audit trail')
@ReadsView('audit-trail')
@Controller('v1/audit-trail')
export class AuditTrailController {
  constructor(
    private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who did what, when and why: every event of the log in words' })
  list(@Query() query: AuditListQuery): Promise<Page<AuditEntry>> {
    return listEntries(this.database, {
      shopId: query.shop,
      orderNo: query.order,
      type: query.type,
      commandType: query.command,
      actorId: query.actor,
      correlationId: query.correlation,
      stream: query.stream,
      sought: query.q,
      axis: query.axis,
      from: momentOf(query, 'from'),
      until: momentOf(query, 'to'),
      first: query.first,
      limit: query.limit,
      cursor: query.cursor,
    });
  }

  @Get('facets')
  @ApiOperation({ summary: 'What the trail can be narrowed to: types, commands, actors, with their counts' })
  facets(@Query() query: FacetsQuery): Promise<AuditFacets> {
    const [from, until] = [momentOf(query, 'from'), momentOf(query, 'to')];
    return auditFacets(this.database, { shopId: query.shop, from, until });
  }

  @Get(':eventId')
  @ApiOperation({ summary: 'One entry of the trail' })
  one(@Param('eventId') eventId: string): Promise<AuditEntry> {
    return findEntry(this.database, checkEventId(eventId));
  }

  @Get(':eventId/event')
  @ApiOperation({ summary: 'The event in full, as the log holds it' })
  event(@Param('eventId') eventId: string, @Query() page: PayloadQuery): Promise<RecordedEventView> {
    return recordedEvent(
      { database: this.database, store: this.store, codec: this.codec },
      checkEventId(eventId),
      page,
    );
  }

  @Get(':eventId/causes')
  @ApiOperation({ summary: 'What led to the event, and what it led to, as a tree' })
  causes(@Param('eventId') eventId: string): Promise<CauseTree> {
    return causesOf(this.database, checkEventId(eventId));
  }
}

function checkEventId(eventId: string): string {
  if (isUuid(eventId)) return eventId;
  return malformed('MALFORMED_EVENT_ID', `"${eventId.slice(0, 80)}" is not an event id (a lower-case UUID)`);
}
