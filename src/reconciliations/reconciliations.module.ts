import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { RUN_MAKER } from '../platform/run-maker.js';
import type { RunMaker } from '../platform/run-maker.js';
import { RecordReconciliationRunHandler } from './reconciliation-run.commands.js';
import { ReconciliationRunController } from './reconciliation-run.http.js';

/** Reconciliation runs that are recorded, with what makes one. */
@Module({})
export class ReconciliationsModule {
  static of(maker: Type<RunMaker>): DynamicModule {
    return {
      module: ReconciliationsModule,
      imports: [CqrsModule],
      controllers: [ReconciliationRunController],
      providers: [{ provide: RUN_MAKER, useClass: maker }, RecordReconciliationRunHandler],
    };
  }
}
