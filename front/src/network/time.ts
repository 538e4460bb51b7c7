// Months and Japanese fiscal years (from April), and how much was said in each.
import type { Data } from "./types";

export interface Bin { from: string; until: string; count: number }

// More steps than these on one slider cannot be told apart.
const MONTHS = 96;
const APRIL = 4;

export function month(date: string): number {
  const [year = "", of = "01"] = date.split("-");
  return Number(year) * 12 + Number(of) - 1;
}

export function named(at: number): string {
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String(at % 12 + 1).padStart(2, "0")}`;
}

export function fiscal(date: string): number {
  return Math.floor((month(date) - (APRIL - 1)) / 12);
}

// Steps of the slider: months, or fiscal years where the months are too many; none without two dates.
export function bins(data: Data): Bin[] {
  const dates = data.meetings.map(({ date }) => date);
  const dated = dates.filter((date): date is string => !!date && /^\d{4}/.test(date)).map(month);
  if (!dated.length) { return []; }
  const [first, last] = dated.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [Infinity, -Infinity] as [number, number]);
  const yearly = last - first >= MONTHS;
  const start = yearly ? fiscal(named(first)) * 12 + APRIL - 1 : first;
  const step = yearly ? 12 : 1;
  const made: Bin[] = [];
  for (let at = start; at <= last; at += step) { made.push({ from: named(at), until: named(at + step - 1), count: 0 }); }
  for (const row of data.edges.evidence.flat()) {
    const date = dates[data.evidence.meeting[row] ?? -1];
    const bin = date ? made[Math.floor((month(date) - start) / step)] : undefined;
    if (bin) { bin.count += 1; }
  }
  return made;
}

// Both ends belong to the period; a month covers its days.
export function within(date: string | null, from: string, until: string): boolean {
  if (!from && !until) { return true; }
  if (!date) { return false; }
  return (!from || date.slice(0, from.length) >= from) && (!until || date.slice(0, until.length) <= until);
}
