// Counts over time: bars where there are few, lines where there are many.
import { max } from "d3-array";
import { scaleBand, scaleLinear, type ScaleBand, type ScaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { svg } from "./dom";
import type { Timed } from "./series";
import { DASHES, mark } from "./shapes";
import { era, label, stride, year, type Period } from "./time";
import type { Said } from "./types";

const HEIGHT = 340;
const EDGE = { top: 30, right: 16, bottom: 56, left: 48 };
// So wide is a label of the axis at least.
const LABEL = 84;

interface Axes { x: ScaleBand<number>; y: ScaleLinear<number, number>; picture: SVGSVGElement }

// Lines need some periods to run through, and would tell a story about months in which nothing was counted.
const FEW = 4;
const SPARSE = 0.6;
// So many bars can be told one by one.
const BARS = 28;
const THIN_BARS = 120;
const WIDEST = 44;

export function drawn(time: Timed, width: number, what: Said): SVGSVGElement {
  return asBars(time) ? bars(time, width, what) : lines(time, width, what);
}

export function asBars({ series, periods }: Timed): boolean {
  if (series.length === 1 || periods.length <= FEW) { return true; }
  const all = series.length * periods.length;
  const counted = series.reduce((sum, { values }) => sum + values.filter(Boolean).length, 0);
  return (all <= BARS && periods.length <= 2 * FEW) || (all <= THIN_BARS && counted / all < SPARSE);
}

// In each period stand the series that have a count in it, side by side.
function bars(time: Timed, width: number, what: Said): SVGSVGElement {
  const { x, y, picture } = axes(time, width, what);
  const many = time.series.length > 1;
  const counted = time.periods.map((_, at) => time.series.map(({ values }, series) => ({ series, value: values[at] ?? 0 })).filter(({ value }) => value));
  const wide = Math.min(x.bandwidth() / (max(counted, ({ length }) => length) ?? 1), WIDEST);
  counted.forEach((group, at) => {
    const period = time.periods[at];
    const begin = (x(at) ?? 0) + (x.bandwidth() - wide * group.length) / 2;
    group.forEach(({ series, value }, place) => {
      const [left, top, thick] = [begin + place * wide, y(value), Math.max(many ? wide - 2 : wide, 1)];
      const bar = svg("rect", { class: `bar s${series}`, x: left, y: top, width: thick, height: Math.max(y(0) - top, 0), rx: Math.min(2, thick / 4) });
      if (period) { bar.append(tip(period, value, time.series[series]?.name)); }
      picture.append(bar);
      if (many && thick >= 8) { picture.append(svg("path", { class: `point s${series}`, d: mark(series, 44), transform: `translate(${left + thick / 2},${top - 9})` })); }
      if (!many && thick >= 14 && time.periods.length <= 40) { picture.append(text("value", left + thick / 2, top - 6, String(value))); }
    });
  });
  return picture;
}

function lines(time: Timed, width: number, what: Said): SVGSVGElement {
  const { x, y, picture } = axes(time, width, what);
  const middle = (at: number) => (x(at) ?? 0) + x.bandwidth() / 2;
  const path = line<number>((_, at) => middle(at), (value) => y(value));
  const dense = time.periods.length > width / 14;
  time.series.forEach(({ name, values }, series) => {
    picture.append(svg("path", { class: `line s${series}`, d: path(values) ?? "", "stroke-dasharray": DASHES[series % DASHES.length] }));
    values.forEach((value, at) => {
      const period = time.periods[at];
      if (!value && dense) { return; }
      const point = svg("path", { class: `point s${series}`, d: mark(series, dense ? 22 : 56), transform: `translate(${middle(at)},${y(value)})` });
      if (period) { point.append(tip(period, value, name)); }
      picture.append(point);
    });
  });
  return picture;
}

function axes(time: Timed, width: number, what: Said): Axes {
  const picture = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT });
  const x = scaleBand<number>(time.periods.map((_, at) => at), [EDGE.left, width - EDGE.right]).padding(0.22);
  const highest = max(time.series, (each) => max(each.values)) ?? 1;
  const y = scaleLinear([0, Math.max(highest, 1)], [HEIGHT - EDGE.bottom, EDGE.top]).nice(5);
  for (const tick of y.ticks(5).filter(Number.isInteger)) {
    picture.append(svg("line", { class: tick ? "grid" : "axis", x1: EDGE.left, x2: width - EDGE.right, y1: y(tick), y2: y(tick) }));
    picture.append(text("tick y", EDGE.left - 8, y(tick) + 4, tick.toLocaleString("en")));
  }
  picture.append(...worded("unit", 4, 14, what));
  below(time.periods, x, width, picture);
  return { x, y, picture };
}

// Periods are told below the axis, with their year of the era in Japanese.
function below(periods: Period[], x: ScaleBand<number>, width: number, picture: SVGSVGElement): void {
  const grain = periods[0]?.grain ?? "year";
  const step = stride(periods.length, Math.max((width - EDGE.left) / LABEL, 2), grain);
  let told = 0;
  periods.forEach((period, at) => {
    const first = periods[0]?.at ?? 0;
    if (grain === "month" && step > 1 ? period.at % step : (period.at - first) % step) { return; }
    const [middle, base] = [(x(at) ?? 0) + x.bandwidth() / 2, HEIGHT - EDGE.bottom];
    picture.append(svg("line", { class: "axis", x1: middle, x2: middle, y1: base, y2: base + 5 }));
    picture.append(...worded("tick x", middle, base + 20, label(period)));
    // The year of the era is told where it begins, not again for each month.
    if (year(period) !== told) { picture.append(svg("text", { class: "tick x era ja", x: middle, y: base + 37, lang: "ja" }, era(year(period)))); }
    told = year(period);
  });
}

function tip(period: Period, value: number, name = ""): SVGTitleElement {
  return svg("title", {}, `${name && !name.startsWith("\u0000") ? `${name} ` : ""}${label(period).ja} / ${label(period).en}: ${value}`);
}

export function text(style: string, x: number, y: number, words: string): SVGTextElement {
  return svg("text", { class: style, x, y }, words);
}

export function worded(style: string, x: number, y: number, { ja, en }: Said): SVGTextElement[] {
  return [text(`${style} ja`, x, y, ja), text(`${style} en`, x, y, en)];
}
