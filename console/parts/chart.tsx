// A line over the time of day. The drawing library is loaded when the first chart is shown.
import { useEffect, useRef, useState } from 'react';
import { useTheme } from '../settings.ts';
import type { Chart } from './echarts.ts';

export interface Line {
  readonly name: string;
  /** [ms, value] */
  readonly points: readonly (readonly [number, number])[];
}

export interface LineChart {
  readonly label: string;
  readonly line: Line;
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  readonly from: number;
  readonly to: number;
  readonly max: number;
  readonly time: (at: number) => string;
}

export function ArrivalChart(shown: LineChart) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Chart>();
  const theme = useTheme();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let drawn: Chart | undefined;
    let isGone = false;
    const watching = new ResizeObserver(() => drawn?.resize());
    void import('./echarts.ts').then(({ draw }) => {
      if (isGone) return;
      drawn = draw(element, theme);
      setChart(drawn);
      watching.observe(element);
    });
    return () => {
      isGone = true;
      watching.disconnect();
      drawn?.dispose();
      setChart(undefined);
    };
  }, [theme]);
  useEffect(() => {
    chart?.show(shown);
  }, [chart, shown]);
  return <div ref={place} className="chart" role="img" aria-label={shown.label} />;
}
