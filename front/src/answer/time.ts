// Years, months and days as charts tell them, 和暦 with them.
import type { Said } from "./types";

export type Grain = "year" | "month";
export interface Period { grain: Grain; at: number }

// 1868 and so on are the first years of the eras; a year that two eras share goes by the later one.
const ERAS: [number, string][] = [[2019, "令和"], [1989, "平成"], [1926, "昭和"], [1912, "大正"], [1868, "明治"]];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// Reads 2024, 2024年度, 2024-05, 2024-05-20; months are counted from year 0. Days are told by their month.
export function period(text: string | null): Period | null {
  const found = /^(\d{4})(?:年度?|-(\d{2})(?:-\d{2}(?:T.*)?)?)?$/.exec(text ?? "");
  if (!found) { return null; }
  const [year, month] = [Number(found[1]), Number(found[2] ?? 0)];
  if (month > 12) { return null; }
  return month ? { grain: "month", at: year * 12 + month - 1 } : { grain: "year", at: year };
}

const BEGUN: [string, number, string][] = [["2019-05-01", 2019, "令和"], ["1989-01-08", 1989, "平成"], ["1926-12-25", 1926, "昭和"], ["1912-07-30", 1912, "大正"], ["1873-01-01", 1868, "明治"]];

// A day as people read it: 令和6年5月20日, 20 May 2024; nothing where it is none.
export function day(text: string): Said | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) { return null; }
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const [, first, name] = BEGUN.find(([begun]) => text >= begun) ?? ["", 0, ""];
  const count = name ? `${name}${year === first ? "元" : year - first + 1}` : String(year);
  return { ja: `${count}年${month}月${date}日`, en: `${date} ${MONTHS[month - 1] ?? ""} ${year}` };
}

export function isDay(text: string | null): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text ?? "");
}

export function era(year: number): string {
  const [begun, name] = ERAS.find(([first]) => year >= first) ?? [0, ""];
  return name ? `${name}${year === begun ? "元" : year - begun + 1}年` : "";
}

export function year({ grain, at }: Period): number {
  return grain === "year" ? at : Math.floor(at / 12);
}

export function label(period: Period): Said {
  const of = year(period);
  if (period.grain === "year") { return { ja: `${of}年`, en: String(of) }; }
  const month = period.at % 12;
  return { ja: `${of}年${month + 1}月`, en: `${MONTHS[month]} ${of}` };
}

// Every period from the first to the last, those without a count too; as they are where that would be too many.
export function every(found: Period[]): Period[] {
  const ats = [...new Set(found.map(({ at }) => at))].sort((one, other) => one - other);
  const [first, last, grain] = [ats[0], ats.at(-1), found[0]?.grain ?? "year"];
  if (first === undefined || last === undefined) { return []; }
  const whole = last - first < 400 ? Array.from({ length: last - first + 1 }, (_, step) => first + step) : ats;
  return whole.map((at) => ({ grain, at }));
}

// So many steps between labels that at most `most` of them stand side by side, at the beginnings of years where months are told.
export function stride(count: number, most: number, grain: Grain): number {
  const steps = grain === "year" ? [1, 2, 5, 10, 20, 50] : [1, 2, 3, 6, 12, 24, 60, 120, 240];
  return steps.find((step) => count / step <= most) ?? Math.ceil(count / most);
}
