import { Link } from 'react-router';
import type { ChannelMoney, StandingMoney, StandingSummary } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, useWords } from '../../texts/words.js';
import { overviewTexts } from './overview.texts.js';
import { rowsAt } from './question.js';
import type { Question } from './question.js';

const AMOUNTS = [
  ['received', undefined],
  ['refunded', 700],
  ['net', 700],
  ['fees', 700],
  ['settled', undefined],
  ['difference', undefined],
  ['explained', 700],
  ['unexplained', undefined],
] as const satisfies readonly (readonly [keyof StandingMoney, 700 | 1000 | 1300 | undefined])[];

interface ChannelTableProps {
  readonly summary: StandingSummary;
  readonly question: Question;
}

/** The same figures channel by channel; with one currency their sums stand below, as the API gives them. */
export function ChannelTable({ summary, question }: ChannelTableProps) {
  const { channels: text, channel: channelName, money: names } = useTexts(overviewTexts);
  const say = useWords();
  const hasOneCurrency = summary.money.length === 1;
  const columns: readonly Column<ChannelMoney>[] = [
    {
      key: 'channel',
      title: channelName,
      render: ({ channel }) =>
        channel === null ? (
          <Link to={rowsAt('/reconciliation', question, { view: 'lines', matched: 'false' })}>
            {text.noOrder}
          </Link>
        ) : (
          <Link to={rowsAt('/reconciliation', { ...question, channel }, { view: 'orders' })}>
            {say(channelWords(channel))}
          </Link>
        ),
    },
    ...(hasOneCurrency
      ? []
      : [
          {
            key: 'currency',
            title: text.currency,
            render: ({ currency }: ChannelMoney) => currency,
          },
        ]),
    ...AMOUNTS.map(([name, hideBelow]) => ({
      key: name,
      title: names[name],
      align: 'right' as const,
      ...(hideBelow !== undefined && { hideBelow }),
      render: (row: ChannelMoney) => <Amount amount={row[name]} currency={row.currency} />,
    })),
  ];
  return (
    <section className="panel">
      <h2>{text.title}</h2>
      <div className="table-box">
        <DataTable
          label={text.title}
          columns={columns}
          rows={summary.byChannel}
          rowKey={({ channel, currency }) => `${channel ?? ''} ${currency}`}
          {...(hasOneCurrency && { totals: totalsOf(summary.money[0], text.total) })}
        />
      </div>
    </section>
  );
}

function totalsOf(
  money: StandingMoney | undefined,
  label: string,
): Readonly<Record<string, React.ReactNode>> {
  if (money === undefined) return {};
  return {
    channel: label,
    ...Object.fromEntries(
      AMOUNTS.map(([name]) => [name, <Amount key={name} amount={money[name]} currency={money.currency} />]),
    ),
  };
}
