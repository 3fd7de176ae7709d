import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandDoor } from './command-door.js';
import { HealthController } from './health.http.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { LiveController } from './live.http.js';
import { LiveFeed } from './live-feed.js';
import { Metrics } from './metrics.js';

/**
 * The door. It expects Database, EVENT_STORE and VIEW_FRESHNESS from a global module, and gives CommandDoor and Metrics
 * to every controller.
 */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [HealthController, LiveController],
  providers: [IdempotencyKeys, CommandDoor, Metrics, LiveFeed],
  exports: [CommandDoor, Metrics],
})
export class HttpModule {}
