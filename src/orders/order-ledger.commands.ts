import { Injectable } from '@nestjs/common';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import type { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { orderStream } from '../shared/streams.js';
import { orderDecider } from './order-ledger.js';
import type { OrderCommand } from './order-ledger.js';

/** What every command of an order's own stream has in common: it is decided on that stream, by the order's rules. */
@Injectable()
export abstract class OrderCommandHandler<C extends LedgerCommand & OrderCommand> {
  constructor(private readonly executor: CommandExecutor) {}

  execute(command: C): Promise<Executed> {
    const { shopId, orderNo } = command.data;
    return this.executor.execute({
      ...command.sender,
      stream: orderStream(shopId, orderNo),
      decider: orderDecider,
      command,
    });
  }
}
