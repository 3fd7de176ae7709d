import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { alertCommandHandlers } from './alert.commands.js';
import { AlertController } from './alert.http.js';

/** What people do about alerts. */
@Module({
  imports: [CqrsModule],
  controllers: [AlertController],
  providers: alertCommandHandlers,
})
export class AlertsModule {}
