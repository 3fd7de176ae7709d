import { CheckOutlined, CloseOutlined, SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SystemView } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { PanelHead } from '../../parts/panel-head.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { ALL_VIEWS } from './rebuild-dialog.js';
import type { Asked } from './rebuild-dialog.js';
import { formatBytes, shortPosition, useViewName } from './system-words.js';
import { systemTexts } from './system.texts.js';

const ICONS: Readonly<Record<SystemView['state'], ReactNode>> = {
  live: <CheckOutlined />,
  behind: <SyncOutlined />,
  stopped: <CloseOutlined />,
};

interface ViewsProps {
  readonly views: readonly SystemView[];
  readonly onRebuild: (asked: Asked) => void;
}

/** The page that shows what a view holds. */
const PAGES: Readonly<Record<string, string>> = {
  orders: '/orders',
  reconciliation: '/reconciliation',
  'audit-trail': '/audit-trail',
  'risk-alerts': '/alerts',
  journal: '/journal',
};

function ViewLink({ name }: { readonly name: string }) {
  const nameOf = useViewName();
  const page = PAGES[name];
  return page === undefined ? nameOf(name) : <Link to={page}>{nameOf(name)}</Link>;
}

/** One row a view: how far it is, how large, and a button that builds it anew. */
export function Views({ views, onRebuild }: ViewsProps) {
  const { views: text } = useTexts(systemTexts);
  const columns = useViewColumns(onRebuild);
  return (
    <section className="panel">
      <PanelHead title={text.title}>
        <Button onClick={() => onRebuild(ALL_VIEWS)}>{text.rebuildAll}</Button>
      </PanelHead>
      <div className="table-box">
        <DataTable label={text.title} columns={columns} rows={views} rowKey={({ name }) => name} />
      </div>
    </section>
  );
}

function useViewColumns(onRebuild: ViewsProps['onRebuild']): readonly Column<SystemView>[] {
  const { views: text } = useTexts(systemTexts);
  const nameOf = useViewName();
  const language = useLanguage();
  return [
    { key: 'view', title: text.view, render: ({ name }) => <ViewLink name={name} /> },
    {
      key: 'state',
      title: text.state,
      render: ({ state, error }) => (
        <span className={`view-state ${state}`}>
          <span aria-hidden="true">{ICONS[state]}</span> {text.states[state]}
          {error !== null && <span className="mono view-error">{error}</span>}
        </span>
      ),
    },
    {
      key: 'lag',
      title: text.lag,
      align: 'right',
      render: ({ lag }) => text.events(formatCount(lag, language)),
    },
    {
      key: 'position',
      title: text.position,
      align: 'right',
      render: ({ position }) => <span className="amount">{shortPosition(position)}</span>,
    },
    {
      key: 'done',
      title: text.done,
      align: 'right',
      hideBelow: 700,
      render: ({ eventsDone }) => formatCount(eventsDone, language),
    },
    {
      key: 'size',
      title: text.size,
      align: 'right',
      render: ({ sizeBytes }) => (sizeBytes === null ? '—' : formatBytes(sizeBytes, language)),
    },
    {
      key: 'recorded',
      title: text.recorded,
      render: ({ lastRecordedAt }) => <Moment at={lastRecordedAt} />,
    },
    {
      key: 'version',
      title: text.version,
      align: 'right',
      hideBelow: 700,
      render: ({ version }) => String(version),
    },
    {
      key: 'rebuild',
      title: text.rebuild,
      render: ({ name }) => (
        <Button
          size="small"
          aria-label={text.rebuildOf(nameOf(name))}
          onClick={() => onRebuild({ view: name })}
        >
          {text.rebuild}
        </Button>
      ),
    },
  ];
}
