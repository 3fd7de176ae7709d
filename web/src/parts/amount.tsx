import { useLanguage } from '../shell/preferences.js';
import { formatAmount, formatMoney, isNegativeAmount } from '../format/money.js';

interface AmountProps {
  /** Decimal string; null shows a dash. */
  readonly amount: string | null | undefined;
  readonly currency: string;
  /** Whether the currency stands with it; columns say it in their head. */
  readonly withCurrency?: boolean;
  readonly className?: string;
}

/** An amount in tabular figures; below zero it has its sign or parentheses and a colour. */
export function Amount({ amount, currency, withCurrency = false, className = '' }: AmountProps) {
  const language = useLanguage();
  if (amount === null || amount === undefined) return <span className="amount">—</span>;
  const text = (withCurrency ? formatMoney : formatAmount)(amount, currency, language);
  return (
    <span
      className={`amount ${isNegativeAmount(amount) ? 'negative' : ''} ${className}`}
      data-amount={amount}
    >
      {text}
    </span>
  );
}
