import type { Words } from '../../../src/shared/vocabulary.js';
import { useLanguage } from '../shell/preferences.js';

// The one list of names that the server's reports use too; it is data without any dependency.
export {
  alertRuleWords,
  channelWords,
  classWords,
  codeWords,
  orderKeyWords,
  orderStateWords,
  ownerWords,
  severityWords,
  statusWords,
  subjectWords,
} from '../../../src/shared/vocabulary.js';

/** Says a word in the language that is set: `say(codeWords('ROUNDING'))`. */
export function useWords(): (words: Words) => string {
  const language = useLanguage();
  return (words) => words[language];
}
