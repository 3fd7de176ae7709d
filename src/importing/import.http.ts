import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import type { MultipartFile } from '@fastify/multipart';
import { IsIn, IsOptional, IsString } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readActorId } from '../platform/http/request-metadata.js';
import { DomainError, malformed } from '../shared/domain-error.js';
import { checkShopId } from '../shared/streams.js';
import { FILE_KINDS } from '../reading/file-kind.js';
import { ImportJobs } from './import-jobs.js';
import type { ImportJob } from './import-jobs.js';

class ImportQuery {
  @ApiPropertyOptional({ enum: FILE_KINDS, default: 'auto' })
  @IsOptional()
  @IsIn(FILE_KINDS)
  kind: string = 'auto';

  @ApiPropertyOptional({ description: 'The name of a saved column mapping to read the file by' })
  @IsOptional()
  @IsString()
  mapping?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Answer when the import has ended',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  wait: string = 'false';
}

class ImportBody {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    description: 'An order report or a payment statement as downloaded',
  })
  file: unknown;
}

/** The imports that this server remembers, those under way and five hundred that ended, the newest first. */
export interface RememberedImports {
  readonly imports: readonly ImportJob[];
}

/**
 * Files by upload. A file is its own idempotency key: sent again, it brings nothing new, so no header is asked for.
 */
@ApiTags('imports')
@Controller('v1/shops/:shopId/imports')
export class ImportController {
  constructor(private readonly jobs: ImportJobs) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Upload a file; 202 with the import to follow, or with ?wait=true its report' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportBody })
  async upload(
    @Param('shopId') shopId: string,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportJob> {
    checkShopId(shopId);
    const file = await fileOf(request);
    const { kind, mapping } = query;
    const facts = { shopId, kind, mapping, fileName: file.filename, actorId: readActorId(request) };
    const job = await this.jobs.receive(file.file, facts, () => file.file.truncated);
    if (query.wait === 'true') await this.jobs.ended(job);
    reply.header('Location', `/v1/shops/${encodeURIComponent(shopId)}/imports/${job.importId}`);
    if (job.state === 'failed') {
      throw new DomainError(job.error?.code ?? 'UNEXPECTED', job.error?.message ?? '', {}, 'malformed');
    }
    if (job.report?.position) reply.header('Ledger-Position', job.report.position);
    return job;
  }

  @Get()
  @ApiOperation({ summary: 'The imports that this server remembers, newest first' })
  list(@Param('shopId') shopId: string): RememberedImports {
    return { imports: this.jobs.list(checkShopId(shopId)) };
  }

  @Get(':importId')
  @ApiOperation({ summary: 'Progress or report of an import' })
  find(@Param('shopId') shopId: string, @Param('importId') importId: string): ImportJob {
    const job = this.jobs.find(importId);
    if (job?.shopId !== shopId) {
      throw new DomainError(
        'IMPORT_UNKNOWN',
        `there is no import ${importId} of ${shopId}`,
        { importId },
        'not-found',
      );
    }
    return job;
  }
}

async function fileOf(request: FastifyRequest): Promise<MultipartFile> {
  const help = 'send the file as multipart/form-data in a part named "file"';
  if (!request.isMultipart()) malformed('FILE_MISSING', help);
  const file = await request
    .file()
    .catch((error: unknown) =>
      malformed('FILE_MISSING', `${help}: ${error instanceof Error ? error.message : ''}`),
    );
  return file ?? malformed('FILE_MISSING', help);
}
