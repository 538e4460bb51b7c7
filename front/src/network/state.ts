// What somebody has chosen, and the same as the fragment of an address: what is as usual is not written.
import type { Language } from "./types";

export type View = "picture" | "actors" | "lines";

export interface State {
  language: Language; view: View;
  // Names that are switched off.
  types: string[]; relations: string[]; sides: string[]; communities: string[];
  // "" is any.
  body: string; from: string; until: string;
  least: number; confidence: number; measure: string; threshold: number;
  size: string; colour: "type" | "community"; lines: "relation" | "side";
  around: string; steps: number;
  // An actor's id, or the three parts of a line.
  chosen: string[];
  sort: string;
  camera: number[];
}

const KEYS: Record<keyof State, string> = {
  language: "lang", view: "view", types: "no-type", relations: "no-relation", sides: "no-side", communities: "no-community", body: "body",
  from: "from", until: "until", least: "least", confidence: "sure", measure: "measure", threshold: "over", size: "size", colour: "colour",
  lines: "lines", around: "around", steps: "steps", chosen: "of", sort: "sort", camera: "camera",
};
const CHOICES: Partial<Record<keyof State, readonly (string | number)[]>> = {
  language: ["ja", "en"], view: ["picture", "actors", "lines"], colour: ["type", "community"], lines: ["relation", "side"], steps: [1, 2],
};
const FORMS: Partial<Record<keyof State, RegExp>> = { from: /^(\d{4}-\d\d)?$/, until: /^(\d{4}-\d\d)?$/, sort: /^(\w+[+-])?$/ };

export function written(state: State, usual: State): string {
  const parts = new URLSearchParams();
  for (const key of Object.keys(KEYS) as (keyof State)[]) {
    const [now, before] = [state[key], usual[key]];
    if (JSON.stringify(now) === JSON.stringify(before)) { continue; }
    if (!Array.isArray(now)) { parts.append(KEYS[key], String(now)); continue; }
    for (const each of now.length ? now : [""]) { parts.append(KEYS[key], typeof each === "number" ? String(Math.round(each * 1e4) / 1e4) : each); }
  }
  return parts.toString();
}

// What is not understood is left as usual: an address is what anybody may have written.
export function read(fragment: string, usual: State): State {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = { ...usual } as Record<keyof State, State[keyof State]>;
  for (const key of Object.keys(KEYS) as (keyof State)[]) {
    const all = parts.getAll(KEYS[key]);
    if (!all.length) { continue; }
    const value = valued(key, all, usual[key]);
    if (value !== undefined) { state[key] = value; }
  }
  return state as unknown as State;
}

function valued(key: keyof State, all: string[], usual: State[keyof State]): State[keyof State] | undefined {
  if (key === "camera") {
    const numbers = all.map(Number);
    return numbers.length === 3 && numbers.every(Number.isFinite) && (numbers[2] ?? 0) > 0 ? numbers : undefined;
  }
  if (Array.isArray(usual)) { return all.filter(Boolean); }
  const value = typeof usual === "number" ? Number(all[0]) : all[0] ?? "";
  if (typeof value === "number" && !(Number.isFinite(value) && value >= 0)) { return undefined; }
  const allowed = CHOICES[key];
  return (allowed && !allowed.includes(value)) || (FORMS[key] && !FORMS[key].test(String(value))) ? undefined : value as State[keyof State];
}
