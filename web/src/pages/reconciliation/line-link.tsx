import { Link } from 'react-router';
import type { Question } from './question.js';
import { linePlace } from './line-place.js';

/** A line by its id or its own number. */
export function LineLink({ question, lineId }: { readonly question: Question; readonly lineId: string }) {
  return (
    <Link to={linePlace(question, lineId)} className="number">
      {lineId}
    </Link>
  );
}
