import { BarChart, LineChart } from 'echarts/charts';
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import type { ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useIsDark } from '../shell/preferences.js';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** Colours that are told apart in both appearances and by people who see few colours. */
const COLORS = {
  light: ['#0b6b70', '#c2571a', '#5b5fc7', '#8a6d00', '#6b7780'],
  dark: ['#3fb8ae', '#f0883e', '#9da3ff', '#d9b43c', '#95a0a7'],
};

export function ChartCanvas({ option }: { readonly option: ChartOption }) {
  const place = useRef<HTMLDivElement>(null);
  const isDark = useIsDark();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const chart = init(element, isDark ? 'dark' : undefined, { renderer: 'svg' });
    chart.setOption({
      backgroundColor: 'transparent',
      animation: false,
      color: COLORS[isDark ? 'dark' : 'light'],
      textStyle: { fontFamily: getComputedStyle(element).fontFamily },
      ...option,
    });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option, isDark]);
  return <div ref={place} aria-hidden="true" style={{ width: '100%', height: '100%' }} />;
}
