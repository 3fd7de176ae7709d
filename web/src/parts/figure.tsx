import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface FigureProps {
  readonly label: string;
  readonly children: ReactNode;
  /** Where the rows are whose sum the figure is. */
  readonly to?: string;
  readonly note?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'bad' | 'warning';
}

/** One figure of a page; with `to`, a link to the rows that it is the sum of. */
export function Figure({ label, children, to, note, tone = 'plain' }: FigureProps) {
  const body = (
    <>
      <span className="figure-label">{label}</span>
      <span className="figure-value">{children}</span>
      {note !== undefined && <span className="figure-note">{note}</span>}
    </>
  );
  return to === undefined ? (
    <div className={`figure ${tone}`}>{body}</div>
  ) : (
    <Link className={`figure ${tone}`} to={to}>
      {body}
    </Link>
  );
}

export function Figures({ children }: { readonly children: ReactNode }) {
  return <div className="figures">{children}</div>;
}
