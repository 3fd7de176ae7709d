import type { ReactNode } from 'react';
import './panel-head.css';

interface PanelHeadProps {
  readonly title: string;
  /** What stands at the other end of the line: a link to more, a choice, a button. */
  readonly children?: ReactNode;
}

/** The head of a panel. */
export function PanelHead({ title, children }: PanelHeadProps) {
  return (
    <div className="panel-head">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
