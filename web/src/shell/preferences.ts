import { useSyncExternalStore } from 'react';
import type { Language } from '../texts/language.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What a person sets once and finds again. It is no part of what a link shows, so it is not in the URL. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Under whose name commands are sent; there is no sign-in yet. */
  readonly actor: string;
}

const KEY = 'order-ledger';
const listeners = new Set<() => void>();
let current = stored();

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
  document.documentElement.lang = current.language === 'zh' ? 'zh-CN' : 'en';
  for (const listener of listeners) listener();
}

export function preferences(): Preferences {
  return current;
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

export function useLanguage(): Language {
  return usePreferences().language;
}

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark: as the person said, or as the system has it. */
export function useIsDark(): boolean {
  const { theme } = usePreferences();
  const systemIsDark = useSyncExternalStore(
    (listener) => {
      darkScheme.addEventListener('change', listener);
      return () => darkScheme.removeEventListener('change', listener);
    },
    () => darkScheme.matches,
  );
  return theme === 'system' ? systemIsDark : theme === 'dark';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(): Preferences {
  const standard: Preferences = {
    language: navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
    theme: 'system',
    actor: '',
  };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return {
      language: kept.language === 'zh' || kept.language === 'en' ? kept.language : standard.language,
      theme: THEMES.find((theme) => theme === kept.theme) ?? standard.theme,
      actor: typeof kept.actor === 'string' ? kept.actor : standard.actor,
    };
  } catch {
    return standard;
  }
}

document.documentElement.lang = current.language === 'zh' ? 'zh-CN' : 'en';
