import { Skeleton } from 'antd';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { asked } from '../../parts/url-state.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, useWords } from '../../texts/words.js';
import { AllShops } from './all-shops.js';
import { ChannelTable } from './channel-table.js';
import { EmptyLedger } from './empty-ledger.js';
import { LargestDifferences, NewestAlerts } from './highlights.js';
import { MatchedFigures, MoneyFigures } from './money-figures.js';
import './overview.css';
import { overviewTexts } from './overview.texts.js';
import { PeriodControl } from './period-control.js';
import { useOverviewState } from './question.js';
import type { OverviewState, Question } from './question.js';
import { Sources } from './sources.js';
import { Trend } from './trend.js';
import { Verdict } from './verdict.js';

/** Is this month right? One shop's answer with its figures, or one row for each shop. */
export function OverviewPage() {
  const text = useTexts(overviewTexts);
  const state = useOverviewState();
  const { question, shops } = state;
  if (question !== null) return <ShopOverview state={state} question={question} />;
  return (
    <Page title={text.title} question={text.questionAll} read={shops}>
      {shops.isPending && shops.problem === null && <Skeleton active />}
      {shops.data?.length === 0 && <EmptyLedger />}
      {(shops.data?.length ?? 0) > 1 && (
        <>
          <OverviewFilters state={state} />
          <AllShops />
        </>
      )}
    </Page>
  );
}

interface ShopOverviewProps {
  readonly state: OverviewState;
  readonly question: Question;
}

function ShopOverview({ state, question }: ShopOverviewProps) {
  const text = useTexts(overviewTexts);
  const { shop, ...filters } = question;
  const read = useRead(['standing', 'summary', question], (signal) =>
    api.GET('/v1/shops/{shopId}/standing', {
      params: { path: { shopId: shop }, query: asked(filters) },
      signal,
    }),
  );
  const { data: summary } = read;
  return (
    <Page title={text.title} question={text.question} read={read}>
      <OverviewFilters state={state} />
      {read.isPending && read.problem === null && <Skeleton active paragraph={{ rows: 10 }} />}
      {summary !== undefined && (
        <>
          <Verdict summary={summary} question={question} />
          <MoneyFigures summary={summary} question={question} />
          <MatchedFigures summary={summary} question={question} />
          <ChannelTable summary={summary} question={question} />
          <Trend question={question} currencies={summary.money.map(({ currency }) => currency)} />
          <div className="columns">
            <LargestDifferences question={question} />
            <NewestAlerts question={question} />
          </div>
          <Sources shop={shop} />
        </>
      )}
    </Page>
  );
}

function OverviewFilters({ state }: { readonly state: OverviewState }) {
  const text = useTexts(overviewTexts);
  const say = useWords();
  const { shops, question, facts, set } = state;
  const known = shops.data ?? [];
  return (
    <Filters>
      {known.length > 1 && (
        <ChoiceFilter
          label={text.shop}
          value={question?.shop ?? null}
          choices={known.map(({ shopId }) => ({ value: shopId, label: shopId }))}
          onChange={(shop) => set({ shop, from: null, to: null, channel: null })}
        />
      )}
      {question !== null && (
        <>
          <PeriodControl question={question} facts={facts} set={set} />
          <ChoiceFilter
            label={text.channel}
            value={question.channel}
            choices={(facts?.channels ?? []).map((channel) => ({
              value: channel,
              label: say(channelWords(channel)),
            }))}
            onChange={(channel) => set({ channel })}
          />
        </>
      )}
    </Filters>
  );
}
