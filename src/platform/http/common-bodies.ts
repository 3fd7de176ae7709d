import { AmountField, CurrencyField, OccurredAtField, TextField } from './fields.js';

/** The body of a command that says nothing more than that it happened. */
export class OccurrenceBody {
  @OccurredAtField()
  occurredAt?: string;
}

/** The body of a command that says why. */
export class ReasonBody extends OccurrenceBody {
  @TextField({ description: 'Why' })
  reason!: string;
}

/** The body of a command that moves money of something whose currency is known. */
export class MoneyBody extends OccurrenceBody {
  @AmountField({ description: 'Above zero' })
  amount!: string;

  @CurrencyField({ description: "The order's currency, if you want it checked", optional: true })
  currency?: string;
}
