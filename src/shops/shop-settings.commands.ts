import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { shopStream } from '../shared/streams.js';
import { shopSettingsDecider } from './shop-settings.decider.js';
import type * as rules from './shop-settings.decider.js';

export class ChangeShopSettings extends LedgerCommand<rules.ChangeShopSettings> {
  readonly type = 'ChangeShopSettings';
}

@Injectable()
@CommandHandler(ChangeShopSettings)
export class ChangeShopSettingsHandler {
  constructor(private readonly executor: CommandExecutor) {}

  execute(command: ChangeShopSettings): Promise<Executed> {
    return this.executor.execute({
      ...command.sender,
      stream: shopStream(command.data.shopId),
      decider: shopSettingsDecider,
      command,
    });
  }
}
