import { Link } from 'react-router';
import { api } from '../api/client.js';
import { useRead } from '../api/reading.js';
import { pathOf, periodOfMonth, place } from './places.js';

interface SubjectLinkProps {
  readonly shop: string;
  readonly kind: string;
  /** As differences and alerts name it: an order or line by its number, a statement by its file, a month as 2026-01. */
  readonly subject: string;
  /** Of the difference. */
  readonly code?: string;
}

/** Links to the page of what a difference or an alert is about. */
export function SubjectLink({ shop, kind, subject, code }: SubjectLinkProps) {
  return kind === 'statement' ? (
    <StatementLink shop={shop} fileName={subject} />
  ) : (
    <Link to={placeOf({ shop, kind, subject, ...(code !== undefined && { code }) })} className="subject">
      {subject}
    </Link>
  );
}

function placeOf({ shop, kind, subject, code }: SubjectLinkProps): string {
  switch (kind) {
    case 'order':
      // An order that the ledger does not have is shown by the lines that name it.
      return code === 'MISSING_IN_LEDGER'
        ? place('/reconciliation', { shop, view: 'lines', q: subject })
        : pathOf('orders', shop, subject);
    case 'line':
      return pathOf('reconciliation', shop, 'lines', subject);
    case 'payout':
      return place('/reconciliation', {
        shop,
        view: 'payouts',
        status: code === 'PAYOUT_SPLIT' ? 'differs' : 'pending',
      });
    default:
      return place('/', { shop, ...periodOfMonth(subject) });
  }
}

/** A statement's page is named by its id, which the search knows. */
function StatementLink({ shop, fileName }: { readonly shop: string; readonly fileName: string }) {
  const found = useRead(['search', fileName], (signal) =>
    api.GET('/v1/search', { params: { query: { q: fileName, limit: 12 } }, signal }),
  );
  const hit = found.data?.items.find(({ kind, shopId }) => kind === 'statement' && shopId === shop);
  const to = hit === undefined ? place('/statements', { shop }) : pathOf('statements', shop, hit.id);
  return (
    <Link to={to} className="subject">
      {fileName}
    </Link>
  );
}
