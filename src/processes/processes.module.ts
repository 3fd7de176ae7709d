import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { InvoiceNumberRelease } from './invoice-number-release.js';

/** Reactions across aggregates: events in, commands out. */
@Module({ imports: [CqrsModule], providers: [InvoiceNumberRelease] })
export class ProcessesModule {}
