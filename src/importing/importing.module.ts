import { join, resolve } from 'node:path';
import { Inject, Module } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { CONFIG } from '../platform/config/config.js';
import type { Config } from '../platform/config/config.js';
import { EventCodec } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { importFile } from './import-file.js';
import { ImportController } from './import.http.js';
import { ImportJobs } from './import-jobs.js';
import { InspectionController } from './inspection.http.js';

/** A year of a large shop's orders as CSV is about a tenth of it; larger files go through the command line. */
const MAX_UPLOAD_BYTES = 2 * 1024 * 1024 * 1024;

@Module({
  controllers: [InspectionController, ImportController],
  providers: [
    {
      provide: ImportJobs,
      inject: [CONFIG, EVENT_STORE, EventCodec],
      useFactory: (config: Config, store: EventStore, codec: EventCodec) =>
        new ImportJobs(
          join(resolve(config.dataDir), 'uploads'),
          (request) => importFile({ store, codec }, request),
          config.zone,
          () => new Date().toISOString(),
        ),
    },
  ],
})
export class ImportingModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    adapterHost: HttpAdapterHost,
  ) {
    const fastify = adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(multipart, { limits: { files: 1, fileSize: MAX_UPLOAD_BYTES } });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.jobs.close();
  }
}
