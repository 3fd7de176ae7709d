import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readActorId } from '../platform/http/request-metadata.js';
import { RebuildJobs } from './rebuild-jobs.js';
import type { ViewRebuild } from './rebuild-jobs.js';
import { SystemStatusReader } from './system-status.js';
import type { SystemStatus } from './system-status.js';

class RebuildBody {
  @ApiPropertyOptional({ type: [String], description: 'Names of views; all of them if absent' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  views?: string[];
}

/** Rebuilds that this server remembers, the newest first. */
export interface ViewRebuilds {
  readonly items: readonly ViewRebuild[];
}

/** What the ledger runs on, and what is done to keep it running. Rebuilding a view changes no event: it needs no Idempotency-Key. */
@ApiTags('operation')
@Controller('v1/system')
export class SystemController {
  constructor(
    private readonly status: SystemStatusReader,
    private readonly jobs: RebuildJobs,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Versions, the log with its size, and where each view stands against it' })
  system(): Promise<SystemStatus> {
    return this.status.read();
  }

  @Post('rebuilds')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Build views anew from the log, beside the live ones; 202 with the rebuild to follow',
  })
  async rebuild(
    @Body() body: RebuildBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ViewRebuild> {
    const job = await this.jobs.start(body.views, readActorId(request));
    reply.header('Location', `/v1/system/rebuilds/${job.rebuildId}`);
    return job;
  }

  @Get('rebuilds')
  @ApiOperation({ summary: 'The rebuilds that this server remembers, newest first' })
  rebuilds(): ViewRebuilds {
    return { items: this.jobs.list() };
  }

  @Get('rebuilds/:rebuildId')
  @ApiOperation({ summary: 'Progress or end of a rebuild' })
  find(@Param('rebuildId') rebuildId: string): ViewRebuild {
    return this.jobs.find(rebuildId);
  }
}
