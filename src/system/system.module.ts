import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { VIEW_MAINTENANCE } from '../platform/view-maintenance.js';
import type { ViewMaintenance } from '../platform/view-maintenance.js';
import { RebuildJobs } from './rebuild-jobs.js';
import { SystemController } from './system.http.js';
import { SystemStatusReader } from './system-status.js';

/** The operation of the ledger, with what can rebuild its views. */
@Module({})
export class SystemModule {
  static of(maintenance: Type<ViewMaintenance>): DynamicModule {
    return {
      module: SystemModule,
      controllers: [SystemController],
      providers: [{ provide: VIEW_MAINTENANCE, useClass: maintenance }, RebuildJobs, SystemStatusReader],
    };
  }
}
