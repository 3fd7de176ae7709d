import { Body, Controller, Get, Inject } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { EventCodec } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import { MAPPED_COLUMNS } from '../shared/column-mapping.js';
import { SaveColumnMapping } from './column-mapping.commands.js';
import { mappingNamed, savedMappings } from './saved-mappings.js';
import type { MappingSource, SavedMapping } from './saved-mappings.js';

interface MappingKey {
  readonly shopId: string;
  readonly name: string;
}

const text = { type: 'string' } as const;

/** The JSON that `--mapping FILE` takes; what it must be is checked with the rules, so that both doors refuse alike. */
const MAPPING_SCHEMA = {
  type: 'object',
  required: ['name', 'columns', 'decimal'],
  properties: {
    name: { ...text, description: 'A title for people' },
    columns: {
      type: 'object',
      description:
        'Headers of the table: date, and amount or income and expense; the others where there are any',
      required: ['date'],
      properties: Object.fromEntries(MAPPED_COLUMNS.map((column) => [column, text])),
    },
    dateFormat: { ...text, example: 'dd.MM.yyyy HH:mm' },
    decimal: { ...text, enum: ['.', ','] },
    sign: { ...text, enum: ['as-is', 'inverted'] },
    currency: { ...text, description: 'ISO 4217 code' },
    accountNo: text,
  },
};

@ApiTags('mappings')
@ApiParam({ name: 'shopId', type: String })
@Controller('v1/shops/:shopId/mappings')
export class ColumnMappingController {
  private readonly source: MappingSource;

  constructor(
    private readonly door: CommandDoor,
    @Inject(EVENT_STORE) store: EventStore,
    codec: EventCodec,
  ) {
    this.source = { store, codec };
  }

  @CommandRoute(':name', { summary: 'The shop saves a mapping of columns under a name, or replaces it' })
  @ApiBody({ schema: MAPPING_SCHEMA })
  save(
    @PathKeys() { shopId, name }: MappingKey,
    @Body() mapping: unknown,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new SaveColumnMapping({ shopId, name, mapping }, from), from);
  }

  @Get()
  @ApiOperation({ summary: 'The mappings that the shop has saved' })
  async list(
    @PathKeys() { shopId }: { readonly shopId: string },
  ): Promise<{ readonly items: readonly SavedMapping[] }> {
    return { items: await savedMappings(this.source, shopId) };
  }

  @Get(':name')
  @ApiOperation({ summary: 'A saved mapping' })
  @ApiParam({ name: 'name', type: String })
  async find(@PathKeys() key: MappingKey): Promise<SavedMapping> {
    return mappingNamed(await savedMappings(this.source, key.shopId), key);
  }
}
