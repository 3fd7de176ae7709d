import { join, resolve } from 'node:path';
import { Controller, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CONFIG } from '../platform/config/config.js';
import type { Config } from '../platform/config/config.js';
import { EventCodec } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { ChoiceFilter, NameFilter } from '../platform/http/query-fields.js';
import { FILE_KINDS } from '../reading/file-kind.js';
import { parseMapping } from '../shared/column-mapping.js';
import type { ColumnMapping } from '../shared/column-mapping.js';
import { malformed } from '../shared/domain-error.js';
import { checkShopId } from '../shared/streams.js';
import { zoneOf } from './import-file.js';
import { inspectUpload } from './inspect-upload.js';
import type { UploadInspection } from './inspect-upload.js';
import { withUpload } from './received-upload.js';

class InspectionQuery {
  @ChoiceFilter('What the file is, in place of what it looks like', FILE_KINDS, 'auto')
  kind: string = 'auto';

  @NameFilter('The name of a saved column mapping to read the file by')
  mapping?: string;
}

const BODY = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary', description: 'A file as it was downloaded' },
    mapping: {
      type: 'string',
      description: 'A column mapping as JSON, to see the rows that it gives before it is saved',
    },
  },
};

/** A person waits for the answer, and for two readings of the file. */
const MAX_BYTES = 256 * 1024 * 1024;

@ApiTags('imports')
@Controller('v1/shops/:shopId/imports/inspection')
export class InspectionController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'What a file is, why, and how its rows would be read; nothing is written' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: BODY })
  inspect(
    @Param('shopId') shopId: string,
    @Query() { kind, mapping }: InspectionQuery,
    @Req() request: FastifyRequest,
  ): Promise<UploadInspection> {
    checkShopId(shopId);
    const source = { store: this.store, codec: this.codec };
    const folder = join(resolve(this.config.dataDir), 'uploads');
    return withUpload(request, folder, MAX_BYTES, async ({ path, fileName, fields }) => {
      const zone = await zoneOf(source, { shopId, zone: this.config.zone });
      const given = mappingField(fields['mapping']);
      return inspectUpload(source, { path, fileName, shopId, zone, kind, mapping: given ?? mapping });
    });
  }
}

function mappingField(text: string | undefined): ColumnMapping | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    malformed('MALFORMED_MAPPING', 'the field "mapping" is not JSON', { field: 'mapping' });
  }
  return parseMapping(json);
}
