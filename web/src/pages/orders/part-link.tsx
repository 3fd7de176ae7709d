import type { ReactNode } from 'react';

interface PartLinkProps {
  /** Id of the part of this page that the figure is the sum of; undefined if there is none. */
  readonly part: 'refunds' | 'payments' | 'invoices' | 'lines' | undefined;
  readonly children: ReactNode;
}

/** Leads from a figure to its rows, further down the page. */
export function PartLink({ part, children }: PartLinkProps) {
  return part === undefined ? <>{children}</> : <a href={`#${part}`}>{children}</a>;
}
