import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandDoor } from './command-door.js';
import { HealthController } from './health.http.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { Metrics } from './metrics.js';

/**
 * The door. It expects Database, EVENT_STORE and VIEW_FRESHNESS from a global module, and gives CommandDoor and Metrics
 * to every controller.
 */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [HealthController],
  providers: [IdempotencyKeys, CommandDoor, Metrics],
  exports: [CommandDoor, Metrics],
})
export class HttpModule {}
