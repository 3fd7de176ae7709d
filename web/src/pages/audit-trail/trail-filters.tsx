import { Segmented } from 'antd';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { AuditFacets } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { ChoiceFilter, Filters, PeriodFilter, TextFilter } from '../../parts/filters.js';
import { asked, useShops } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { commandWords, eventWords } from '../../texts/event-words.js';
import { useTexts } from '../../texts/texts.js';
import { useWords } from '../../texts/words.js';
import { trailTexts } from './audit-trail.texts.js';
import type { TrailFilter } from './trail-filter.js';

interface TrailFiltersProps {
  readonly trail: TrailFilter;
}

export function TrailFilters({ trail }: TrailFiltersProps) {
  const text = useTexts(trailTexts);
  const { filter, axis, set } = trail;
  return (
    <Filters>
      <FacetFilters trail={trail} />
      <TextFilter label={text.order} value={filter.order} onChange={(order) => set({ order })} width={190} />
      <TextFilter label={text.seek} value={filter.q} onChange={(q) => set({ q })} width={190} />
      <div className="period-by">
        <Segmented
          aria-label={text.axis}
          value={axis}
          options={(['recorded', 'occurred'] as const).map((value) => ({ value, label: text.axes[value] }))}
          onChange={(value) => set({ axis: value === 'recorded' ? null : value })}
        />
        <PeriodFilter />
      </div>
      {filter.stream !== null && (
        <TextFilter
          label={text.stream}
          value={filter.stream}
          onChange={(stream) => set({ stream })}
          width={320}
        />
      )}
      {filter.correlation !== null && (
        <TextFilter
          label={text.correlation}
          value={filter.correlation}
          onChange={(correlation) => set({ correlation })}
          width={320}
        />
      )}
    </Filters>
  );
}

/** What there is to choose from, with how often it occurs. */
function FacetFilters({ trail: { filter, axis, set } }: TrailFiltersProps) {
  const text = useTexts(trailTexts);
  const say = useWords();
  const shops = useShops().data ?? [];
  const facets = useFacets(filter.shop, axis === 'recorded' ? filter : { from: null, to: null }).data;
  const choices = useChoices();
  return (
    <>
      <ChoiceFilter
        label={text.actor}
        value={filter.actor}
        choices={choices(facets?.actors, filter.actor, (id) => id)}
        onChange={(actor) => set({ actor })}
      />
      <ChoiceFilter
        label={text.type}
        value={filter.type}
        choices={choices(facets?.types, filter.type, (type) => say(eventWords(type)))}
        onChange={(type) => set({ type })}
      />
      <ChoiceFilter
        label={text.command}
        value={filter.command}
        choices={choices(facets?.commands, filter.command, (type) => say(commandWords(type)))}
        onChange={(command) => set({ command })}
      />
      {(shops.length > 1 || filter.shop !== null) && (
        <ChoiceFilter
          label={text.shop}
          value={filter.shop}
          choices={shops.map(({ shopId }) => ({ value: shopId, label: shopId }))}
          onChange={(shop) => set({ shop })}
        />
      )}
      {facets?.actorsTruncated === true && <span className="quiet">{text.moreActors}</span>}
    </>
  );
}

/** The facets count by the day of recording, so a period of the other axis narrows nothing here. */
function useFacets(
  shop: string | null,
  period: { readonly from: string | null; readonly to: string | null },
) {
  const query = asked({ shop, from: period.from, to: period.to });
  return useRead(['audit-facets', query], (signal) =>
    api.GET('/v1/audit-trail/facets', { params: { query }, signal }),
  );
}

type Values = AuditFacets['types'];

function useChoices() {
  const text = useTexts(trailTexts);
  const language = useLanguage();
  return (values: Values | undefined, chosen: string | null, nameOf: (value: string) => string) => {
    const choices = (values ?? []).map(({ value, events }) => ({
      value,
      label: text.counted(nameOf(value), formatCount(events, language)),
    }));
    // A link may name what does not occur in this period; the filter says it all the same.
    return chosen === null || choices.some(({ value }) => value === chosen)
      ? choices
      : [...choices, { value: chosen, label: nameOf(chosen) }];
  };
}
