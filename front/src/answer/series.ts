// The rows of a chart: what is counted, for each period or name, in so many series.
import { amount, reader } from "./columns";
import { every, isDay, period, type Period } from "./time";
import type { Answer } from "./types";

export interface Series { name: string; values: number[] }
export interface Timed { periods: Period[]; series: Series[]; days: boolean }
export interface Ranked { names: string[]; series: Series[]; left: number }

// More than these nobody tells apart.
const MOST_SERIES = 7;
const MOST_NAMES = 30;
export const OTHERS = "\u0000others";

interface Point { x: string; y: number; series: string }

export function points(answer: Answer): Point[] {
  const read = reader(answer);
  const { x, y, series } = answer.view?.roles ?? {};
  return answer.rows
    .filter((row) => read(row, x))
    .map((row) => ({ x: read(row, x) ?? "", y: amount(read(row, y)), series: (series && read(row, series)) ?? "" }));
}

// Counts over time; nothing where one of the values is no time.
export function timed(all: Point[]): Timed | null {
  const found = all.map((each) => period(each.x));
  const known = found.filter((each) => each !== null);
  if (!known.length || known.length < all.length || new Set(known.map(({ grain }) => grain)).size > 1) { return null; }
  const periods = every(known);
  const index = new Map(periods.map(({ at }, place) => [at, place]));
  const places = found.map((each) => index.get(each?.at ?? -1) ?? 0);
  return { periods, series: summed(all, places, periods.length), days: all.some((each) => isDay(each.x)) };
}

// Counts by name, the largest first.
export function ranked(all: Point[]): Ranked {
  const totals = new Map<string, number>();
  for (const { x, y } of all) { totals.set(x, (totals.get(x) ?? 0) + y); }
  const order = [...totals.keys()].sort((one, other) => (totals.get(other) ?? 0) - (totals.get(one) ?? 0));
  const names = order.slice(0, MOST_NAMES);
  const index = new Map(names.map((name, place) => [name, place]));
  const drawn = all.filter(({ x }) => index.has(x));
  return { names, series: summed(drawn, drawn.map(({ x }) => index.get(x) ?? 0), names.length), left: order.length - names.length };
}

function summed(all: Point[], places: number[], length: number): Series[] {
  const totals = new Map<string, number>();
  for (const { series, y } of all) { totals.set(series, (totals.get(series) ?? 0) + y); }
  const order = [...totals.keys()].sort((one, other) => (totals.get(other) ?? 0) - (totals.get(one) ?? 0));
  const kept = order.length > MOST_SERIES + 1 ? order.slice(0, MOST_SERIES) : order;
  const found = new Map([...kept, ...(kept.length < order.length ? [OTHERS] : [])].map((name) => [name, new Array<number>(length).fill(0)]));
  all.forEach(({ series, y }, at) => {
    const values = found.get(series) ?? found.get(OTHERS);
    const place = places[at] ?? 0;
    if (values) { values[place] = (values[place] ?? 0) + y; }
  });
  return [...found].map(([name, values]) => ({ name, values }));
}
