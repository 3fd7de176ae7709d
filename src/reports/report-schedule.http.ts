import { applyDecorators, Body, Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsInt, Matches, Max, Min, ValidateIf } from 'class-validator';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { ChoiceField, KeyField } from '../platform/http/fields.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import { CADENCES } from '../shared/cadence.js';
import type { Cadence } from '../shared/cadence.js';
import { checkShopId } from '../shared/streams.js';
import { ReportSchedulesReader, ScheduleReport, StopReportSchedule } from './report-schedule.commands.js';
import type { ReportSchedule } from './report-schedule.decider.js';

const FORMATS = ['csv', 'xlsx', 'pdf', 'json'] as const;
const LANGUAGES = ['zh', 'en'] as const;

class ScheduleReportBody {
  @KeyField({
    description: 'Your name of the schedule, unique in the shop; it begins the names of the files',
  })
  scheduleId!: string;

  @ChoiceField(CADENCES, {
    description: 'How often: the report is of the day, the seven days or the month before',
  })
  every!: Cadence['every'];

  @ApiProperty({ type: String, description: "When, in the shop's zone", example: '06:00' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time of the day such as 06:00' })
  time!: string;

  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: 1,
    maximum: 28,
    description: 'Every week: 1 (Monday) to 7. Every month: 1 to 28.',
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsInt()
  @Min(1)
  @Max(28)
  day?: number;

  @KeyField({ description: 'Only orders of this channel', optional: true })
  channel?: string;

  @ChoiceField(FORMATS, { description: 'What the report is written as' })
  format!: (typeof FORMATS)[number];

  @ChoiceField(LANGUAGES, { description: 'Which language the headings begin with' })
  language!: (typeof LANGUAGES)[number];
}

interface ScheduleKey {
  readonly shopId: string;
  readonly scheduleId: string;
}

@ApiTags('reports')
@ApiParam({ name: 'shopId', type: String })
@Controller('v1/shops/:shopId/report-schedules')
export class ReportScheduleController {
  constructor(
    private readonly door: CommandDoor,
    private readonly reader: ReportSchedulesReader,
  ) {}

  @CommandRoute('', { summary: 'From now on the reconciliation report is made again and again' })
  schedule(
    @PathKeys() { shopId }: { shopId: string },
    @Body() { scheduleId, ...data }: ScheduleReportBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ScheduleReport({ shopId, scheduleId, ...data }, from), from);
  }

  @StopRoute()
  stop(@PathKeys() schedule: ScheduleKey, @CommandRequest() from: RequestMetadata): Promise<CommandAnswer> {
    return this.door.send(new StopReportSchedule(schedule, from), from);
  }

  @Get()
  @ApiOperation({
    summary: 'The report schedules of a shop with the newest report of each, the stopped ones too',
  })
  async list(@Param('shopId') shopId: string): Promise<{ readonly items: readonly ReportSchedule[] }> {
    return { items: await this.reader.schedulesOf(checkShopId(shopId)) };
  }
}

/** A command that is a DELETE: what it stops is no longer there to be made. */
function StopRoute(): MethodDecorator {
  return applyDecorators(
    Delete(':scheduleId'),
    ApiOperation({ summary: 'No more reports of this schedule; those that were made stay' }),
    ApiParam({ name: 'scheduleId', type: String }),
    ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Yours, as with every command' }),
    ApiHeader({ name: 'X-Actor', required: false, description: 'Who acts; "local" if absent' }),
    ApiResponse({ status: 201 }),
    ApiResponse({ status: 200, description: 'There was nothing new to say' }),
  );
}
