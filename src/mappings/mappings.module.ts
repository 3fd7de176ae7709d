import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { SaveColumnMappingHandler } from './column-mapping.commands.js';
import { ColumnMappingController } from './column-mapping.http.js';

/** How a shop's own tables are read. */
@Module({
  imports: [CqrsModule],
  controllers: [ColumnMappingController],
  providers: [SaveColumnMappingHandler],
})
export class MappingsModule {}
