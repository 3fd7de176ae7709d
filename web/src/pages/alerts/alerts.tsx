import { Segmented, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import { formatCount } from '../../format/money.js';
import { Figure, Figures } from '../../parts/figure.js';
import { ChoiceFilter, Filters, ShopFilter } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { place } from '../../parts/places.js';
import { useShop } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { alertRuleWords, severityWords, useWords } from '../../texts/words.js';
import { AlertList } from './alert-list.js';
import { RULES, SEVERITIES, STATES, useAlertQuery } from './alert-query.js';
import './alerts.css';
import { alertsTexts } from './alerts.texts.js';
import { HandleDialog } from './handle-dialog.js';
import type { Handling } from './handle-dialog.js';
import { OpenedAlert } from './opened-alert.js';

/** What is going wrong in a shop, and who takes care of it. */
export function AlertsPage() {
  const text = useTexts(alertsTexts);
  const { shop, shops, read } = useShop();
  if (shop !== undefined) return <ShopAlerts shop={shop} />;
  return (
    <Page title={text.title} question={text.question} read={read}>
      {read.isPending && read.problem === null && <Skeleton active />}
      {read.data !== undefined && shops.length === 0 && (
        <section className="panel">
          <p>
            {text.noShop} <Link to="/statements">{text.importFirst}</Link>
          </p>
        </section>
      )}
    </Page>
  );
}

function ShopAlerts({ shop }: { readonly shop: string }) {
  const text = useTexts(alertsTexts);
  const { query, set } = useAlertQuery();
  const [handling, setHandling] = useState<Handling | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const read = useRead(['standing', 'alerts', 'open', shop], (signal) =>
    api.GET('/v1/shops/{shopId}/standing', { params: { path: { shopId: shop } }, signal }),
  );
  const close = (): void => {
    setHandling(null);
    // The row with the button may have left the list; the keyboard goes on from the list then.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) list.current?.focus();
    });
  };
  return (
    <Page title={text.title} question={text.question} read={read}>
      <AlertFilters />
      {read.data !== undefined && <OpenFigures shop={shop} open={read.data.openAlerts} />}
      {query.alert !== null && (
        <OpenedAlert
          shop={shop}
          alertId={query.alert}
          onHandle={setHandling}
          onClose={() => set({ alert: null })}
        />
      )}
      <div ref={list} tabIndex={-1} className="alert-list">
        <AlertList shop={shop} query={query} onHandle={setHandling} />
      </div>
      {handling !== null && <HandleDialog shop={shop} {...handling} onClose={close} />}
    </Page>
  );
}

function AlertFilters() {
  const text = useTexts(alertsTexts);
  const say = useWords();
  const { query, set } = useAlertQuery();
  return (
    <Filters>
      <ShopFilter />
      <div role="group" aria-label={text.state} className="filter-group">
        <span>{text.state}</span>
        <Segmented
          aria-label={text.state}
          value={query.state}
          options={STATES.map((value) => ({ value, label: text.states[value] }))}
          onChange={(state) => set({ state, alert: null })}
        />
      </div>
      <ChoiceFilter
        label={text.severity}
        value={query.severity}
        choices={SEVERITIES.map((value) => ({ value, label: say(severityWords(value)) }))}
        onChange={(value) => set({ severity: SEVERITIES.find((one) => one === value) ?? null })}
      />
      <ChoiceFilter
        label={text.rule}
        value={query.rule}
        choices={RULES.map((value) => ({ value, label: say(alertRuleWords(value)) }))}
        onChange={(value) => set({ rule: RULES.find((one) => one === value) ?? null })}
      />
    </Filters>
  );
}

interface OpenFiguresProps {
  readonly shop: string;
  readonly open: { readonly high: number; readonly medium: number };
}

function OpenFigures({ shop, open }: OpenFiguresProps) {
  const { figures: text } = useTexts(alertsTexts);
  const language = useLanguage();
  return (
    <Figures>
      {SEVERITIES.map((severity) => (
        <Figure
          key={severity}
          label={text[severity]}
          tone={severity === 'high' && open.high > 0 ? 'bad' : 'plain'}
          to={place('/alerts', { shop, severity })}
        >
          {formatCount(open[severity], language)}
        </Figure>
      ))}
    </Figures>
  );
}
