import { CheckOutlined, ClockCircleOutlined, CloseOutlined, SplitCellsOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { StatementAccount } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { place } from '../../parts/places.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { overviewTexts } from './overview.texts.js';
import { justBefore } from './question.js';

const ICONS: Readonly<Record<StatementAccount['state'], ReactNode>> = {
  fresh: <CheckOutlined />,
  late: <ClockCircleOutlined />,
  gap: <SplitCellsOutlined />,
  broken: <CloseOutlined />,
};

/** Which accounts have their statements, and which are late, have gaps or do not foot. */
export function Sources({ shop }: { readonly shop: string }) {
  const { sources: text } = useTexts(overviewTexts);
  const columns = useSourceColumns(shop);
  const read = useRead(['accounts', shop], (signal) =>
    api.GET('/v1/shops/{shopId}/accounts', { params: { path: { shopId: shop } }, signal }),
  );
  return (
    <section className="panel">
      <h2>{text.title}</h2>
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {read.isPending && read.problem === null && <Skeleton active paragraph={{ rows: 4 }} />}
      {read.data !== undefined && (
        <div className="table-box">
          <DataTable
            label={text.title}
            columns={columns}
            rows={read.data.items}
            rowKey={({ accountNo, kind, currency }) => `${accountNo} ${kind} ${currency}`}
            empty={<Link to={place('/statements', { shop })}>{text.none}</Link>}
          />
        </div>
      )}
    </section>
  );
}

function useSourceColumns(shop: string): readonly Column<StatementAccount>[] {
  const { sources: text } = useTexts(overviewTexts);
  const language = useLanguage();
  const count = (of: number): string => (of === 0 ? '—' : formatCount(of, language));
  return [
    {
      key: 'account',
      title: text.account,
      render: ({ accountNo, kindName, currency }) => (
        <Link to={place('/statements', { shop, account: accountNo })}>
          {pick(language, kindName.en, kindName.zh)} <span className="mono">{accountNo}</span> {currency}
        </Link>
      ),
    },
    {
      key: 'state',
      title: text.state,
      render: ({ state }) => (
        <span className={`source-state ${state}`}>
          <span aria-hidden="true">{ICONS[state]}</span> {text.states[state]}
        </span>
      ),
    },
    {
      key: 'until',
      title: text.coveredUntil,
      render: ({ coveredUntil }) => (
        <Moment at={coveredUntil === null ? null : justBefore(coveredUntil)} dayOnly />
      ),
    },
    {
      key: 'gaps',
      title: text.gaps,
      align: 'right',
      hideBelow: 700,
      render: ({ gapCount }) => count(gapCount),
    },
    {
      key: 'broken',
      title: text.broken,
      align: 'right',
      hideBelow: 700,
      render: ({ brokenCount }) => count(brokenCount),
    },
    {
      key: 'lines',
      title: text.lines,
      align: 'right',
      hideBelow: 700,
      render: ({ lines }) => formatCount(lines, language),
    },
  ];
}
