import { useLanguage } from '../shell/preferences.js';
import type { Language } from './language.js';

/**
 * Every text in both languages: the compiler refuses a text that one of them lacks. A text is a string or a function
 * that makes one of figures.
 */
export interface Texts<T> {
  readonly zh: T;
  readonly en: T;
}

/** Widens literal strings, so that both languages may say it in their own words. */
type Widened<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Widened<T[K]>;
};

export function defineTexts<const T extends object>(zh: T, en: Widened<T>): Texts<Widened<T>> {
  return { zh: zh as Widened<T>, en };
}

/** The texts of a page in the language that is set. */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage()];
}

/** Of a thing that the API names in both languages. */
export function pick<T>(language: Language, en: T, zh: T): T {
  return language === 'zh' ? zh : en;
}
