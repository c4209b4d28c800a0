// What of the drawing library is used: one kind of line, on a canvas.
import { LineChart as Lines } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use as withParts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Theme } from '../settings.ts';
import type { LineChart } from './chart.tsx';

withParts([Lines, GridComponent, MarkLineComponent, CanvasRenderer]);

const HOUR = 3_600_000;

export interface Chart {
  show(shown: LineChart): void;
  resize(): void;
  dispose(): void;
}

const COLOURS = {
  light: { line: '#1554ad', text: '#595959', rule: '#d9d9d9', mark: '#c41d1d' },
  dark: { line: '#4c9aff', text: '#bfbfbf', rule: '#424242', mark: '#ff7875' },
} as const;

export function draw(element: HTMLElement, theme: Theme): Chart {
  const chart = init(element);
  const colour = COLOURS[theme];
  return {
    show: (shown) => {
      chart.setOption({ animation: false, ...axes(shown, colour), series: [series(shown, colour)] });
    },
    resize: () => {
      chart.resize();
    },
    dispose: () => {
      chart.dispose();
    },
  };
}

type Colour = (typeof COLOURS)[Theme];

function axes({ from, to, max, time }: LineChart, { text, rule }: Colour) {
  const label = { color: text, fontSize: 13 };
  return {
    grid: { left: 8, right: 16, top: 24, bottom: 4, containLabel: true },
    xAxis: {
      ...{ type: 'value', min: from, max: to, axisLabel: { ...label, formatter: time, hideOverlap: true } },
      ...{
        splitLine: { show: false },
        axisLine: { lineStyle: { color: rule } },
        interval: (to - from > 13 * HOUR ? 4 : 2) * HOUR,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: Math.max(1, max),
      axisLabel: label,
      splitLine: { lineStyle: { color: rule } },
    },
  };
}

function series({ line, marks }: LineChart, { line: stroke, mark }: Colour) {
  return {
    ...{ name: line.name, type: 'line', data: line.points, showSymbol: false, step: 'end' },
    lineStyle: { width: 3, color: stroke },
    areaStyle: { color: stroke, opacity: 0.15 },
    markLine: {
      ...{ symbol: 'none', silent: true, lineStyle: { color: mark, width: 2 } },
      data: marks.map(({ at, text }) => ({ xAxis: at, label: { formatter: text, color: mark, fontSize: 13 } })),
    },
  };
}
