import { api } from '../api/client.js';
import { useRead } from '../api/reading.js';
import type { SearchHit } from '../api/schema.js';
import { formatMoney } from '../format/money.js';
import { formatDay } from '../format/moments.js';
import type { Language } from '../texts/language.js';
import { useTexts } from '../texts/texts.js';
import { PAGES } from './page-list.js';
import { useLanguage } from './preferences.js';
import { shellTexts } from './shell.texts.js';

/** Something that can be gone to. */
export interface Hit {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly note?: string;
  readonly to: string;
}

/** Pages whose name holds the words, then what the ledger knows under that number. */
export function useHits(words: string): { readonly hits: readonly Hit[]; readonly isSearching: boolean } {
  const text = useTexts(shellTexts);
  const language = useLanguage();
  const found = useRead(
    ['search', words],
    words === ''
      ? undefined
      : (signal) => api.GET('/v1/search', { params: { query: { q: words, limit: 12 } }, signal }),
  );
  const pages = PAGES.filter(({ name }) => text.pages[name].toLowerCase().includes(words.toLowerCase())).map(
    ({ name, path }) => ({ key: path, kind: text.findPages, title: text.pages[name], to: path }),
  );
  const things = words === '' ? [] : (found.data?.items ?? []);
  return {
    hits: [
      ...pages,
      ...things.map((hit) => ({
        key: `${hit.kind} ${hit.shopId ?? ''} ${hit.id}`,
        kind: text.kinds[hit.kind],
        title: language === 'zh' ? hit.titleZh : hit.title,
        note: noteOf(hit, language),
        to: placeOf(hit),
      })),
    ],
    isSearching: words !== '' && found.isFetching,
  };
}

function noteOf({ shopId, amount, currency, occurredAt }: SearchHit, language: Language): string {
  const money =
    amount === undefined || currency === undefined ? null : formatMoney(amount, currency, language);
  const day = occurredAt === undefined ? null : formatDay(occurredAt, language);
  return [money, day, shopId].filter((part) => part !== null).join(' · ');
}

/** The page on which a thing is shown. */
function placeOf({ kind, shopId, id }: SearchHit): string {
  const shop = encodeURIComponent(shopId ?? '');
  const name = encodeURIComponent(id);
  switch (kind) {
    case 'order':
      return `/orders/${shop}/${name}`;
    case 'line':
      return `/reconciliation/${shop}/lines/${name}`;
    case 'statement':
      return `/statements/${shop}/${name}`;
    case 'alert':
      return `/alerts?shop=${shop}&state=all&alert=${name}`;
    case 'adjustment':
      return `/audit-trail?shop=${shop}&stream=${encodeURIComponent(`adjustment-${shopId ?? ''}-${id}`)}`;
    case 'event':
      return `/audit-trail/${name}`;
  }
}
