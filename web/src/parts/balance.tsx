import type { SidedBalance } from '../api/schema.js';
import { defineTexts, useTexts } from '../texts/texts.js';
import { Amount } from './amount.js';
import './balance.css';

const texts = defineTexts({ debit: '借', credit: '贷', none: '平' }, { debit: 'Dr', credit: 'Cr', none: '' });

interface BalanceProps {
  readonly balance: SidedBalance;
  readonly currency: string;
}

/** A balance with the side on which it stands. */
export function Balance({ balance: { side, amount }, currency }: BalanceProps) {
  const text = useTexts(texts);
  return (
    <span className="balance">
      <span className="side">{text[side]}</span> <Amount amount={amount} currency={currency} />
    </span>
  );
}
