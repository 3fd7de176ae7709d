import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { ChartOption } from './chart-canvas.js';

export type { ChartOption } from './chart-canvas.js';

/** ECharts is loaded when the first chart is shown, and not before. */
const Canvas = lazy(async () => ({ default: (await import('./chart-canvas.js')).ChartCanvas }));

interface ChartProps {
  /** What the chart shows, in one sentence: a screen reader reads it instead. */
  readonly label: string;
  readonly option: ChartOption;
  /** px */
  readonly height?: number;
}

export function Chart({ label, option, height = 260 }: ChartProps) {
  return (
    <figure role="img" aria-label={label} className="chart" style={{ height }}>
      <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
        <Canvas option={option} />
      </Suspense>
    </figure>
  );
}
