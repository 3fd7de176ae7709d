import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { mappingsStream } from '../shared/streams.js';
import { columnMappingDecider } from './column-mapping.decider.js';
import type * as rules from './column-mapping.decider.js';

export class SaveColumnMapping extends LedgerCommand<rules.SaveColumnMapping> {
  readonly type = 'SaveColumnMapping';
}

@Injectable()
@CommandHandler(SaveColumnMapping)
export class SaveColumnMappingHandler {
  constructor(private readonly executor: CommandExecutor) {}

  execute(command: SaveColumnMapping): Promise<Executed> {
    return this.executor.execute({
      ...command.sender,
      stream: mappingsStream(command.data.shopId),
      decider: columnMappingDecider,
      command,
    });
  }
}
