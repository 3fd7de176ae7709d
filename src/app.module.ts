import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { viewControllers } from '../projections/index.js';
import { ViewOpenAdjustments } from '../projections/orders/view-open-adjustments.js';
import { ViewRunMaker } from '../projections/reconciliation/view-run-maker.js';
import { ViewReportMaker } from '../projections/reports/report-maker.js';
import { ProjectionMaintenance } from '../projections/view-maintenance.js';
import { AdjustmentsModule } from './adjustments/adjustments.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { ImportingModule } from './importing/importing.module.js';
import type { Ledger } from './ledger.js';
import { MappingsModule } from './mappings/mappings.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { CONFIG } from './platform/config/config.js';
import { EventCodec } from './platform/event-store/codec.js';
import { EVENT_STORE } from './platform/event-store/event-store.token.js';
import { CommandExecutor } from './platform/event-store/execute.js';
import { HttpModule } from './platform/http/http.module.js';
import { VIEW_FRESHNESS } from './platform/http/reads-view.js';
import { Database } from './platform/postgres/database.js';
import { ProcessesModule } from './processes/processes.module.js';
import { FORMATS } from './reading/formats.js';
import { KIND_NAMES } from './platform/kind-names.js';
import { ReportProductionModule } from './processes/report-production.module.js';
import { ReconciliationsModule } from './reconciliations/reconciliations.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ShopsModule } from './shops/shops.module.js';
import { SystemModule } from './system/system.module.js';

/** The opened ledger as providers, for every module. */
@Module({})
class LedgerModule {
  static of(ledger: Ledger): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: ledger.config },
      { provide: Database, useValue: ledger.database },
      { provide: EVENT_STORE, useValue: ledger.store },
      { provide: EventCodec, useValue: ledger.codec },
      { provide: CommandExecutor, useValue: ledger.executor },
      { provide: VIEW_FRESHNESS, useValue: ledger.freshness },
      { provide: KIND_NAMES, useValue: new Map(FORMATS.map(({ kind, name }) => [kind, name])) },
    ];
    return { module: LedgerModule, global: true, providers, exports: providers };
  }
}

/** The server: an opened ledger behind its HTTP door. */
@Module({})
export class AppModule {
  static of(ledger: Ledger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LedgerModule.of(ledger),
        HttpModule,
        OrdersModule,
        AdjustmentsModule.of(ViewOpenAdjustments),
        AlertsModule,
        ShopsModule,
        MappingsModule,
        ImportingModule,
        ReportsModule,
        ReconciliationsModule.of(ViewRunMaker),
        ProcessesModule,
        ReportProductionModule.of(ViewReportMaker),
        SystemModule.of(ProjectionMaintenance),
      ],
      controllers: [...viewControllers],
    };
  }
}
