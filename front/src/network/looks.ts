// How large, in what colour and shape each actor and line is drawn, for what is chosen and for light or dark ground.
import { mixed, readable } from "./colours";
import { SIDES, type Shown } from "./filter";
import type { State } from "./state";
import type { Data, Shape, Stroke } from "./types";

export interface Ground { dark: boolean; ground: string; ink: string; soft: string }
export const LIGHT: Ground = { dark: false, ground: "#ffffff", ink: "#1a1a1a", soft: "#5b5b5b" };
export const DARK: Ground = { dark: true, ground: "#16181c", ink: "#f1f1f1", soft: "#b4b4b4" };

export interface Looks {
  ground: Ground; size: Float32Array; fill: string[]; rim: string[]; shape: Shape[];
  width: Float32Array; line: string[]; stroke: Stroke[]; arrow: Uint8Array; offset: Float32Array; alpha: number; weak: Uint8Array;
}

// Okabe and Ito: for and against differ in lightness as well, and in their strokes.
export const SIDE_LOOKS: Record<(typeof SIDES)[number], { colour: string; stroke: Stroke }> = {
  for: { colour: "#0072b2", stroke: "solid" }, against: { colour: "#d55e00", stroke: "dashed" },
  both: { colour: "#cc79a7", stroke: "dashdot" }, none: { colour: "#8c8c8c", stroke: "solid" },
};
const UNKNOWN = "#9a9a9a";
const WEAK = "coMention";
const APART = 2;
const LARGEST: [number, number][] = [[60, 19], [200, 15], [800, 11], [2500, 8.5], [Infinity, 7]];
const CLEAREST: [number, number][] = [[150, 0.85], [600, 0.65], [3000, 0.45], [8000, 0.3], [Infinity, 0.16]];

export function looks(data: Data, state: State, shown: Shown, ground: Ground): Looks {
  const { nodes, edges } = data;
  const fill = nodes.id.map((_, at) => filled(data, state, at, ground));
  const width = widths(data, shown);
  return {
    ground, fill, size: sizes(data, state, shown), width,
    rim: fill.map((colour) => mixed(colour, ground.dark ? "#ffffff" : "#000000", 0.5)),
    shape: nodes.type.map((type) => data.types[type]?.shape ?? "circle"),
    line: edges.relation.map((relation, at) => lined(data, state, relation, shown.side[at] ?? 0, ground)),
    stroke: edges.relation.map((relation, at) => stroked(data, state, relation, shown.side[at] ?? 0)),
    arrow: Uint8Array.from(edges.relation, (relation) => Number(data.relations[relation]?.directed ?? true)),
    weak: Uint8Array.from(edges.relation, (relation) => Number(relation === WEAK)),
    offset: beside(data, shown, width), alpha: upTo(CLEAREST, shown.edges),
  };
}

function upTo(steps: [number, number][], count: number): number {
  return steps.find(([most]) => count <= most)?.[1] ?? 1;
}

function filled(data: Data, state: State, at: number, ground: Ground): string {
  const colour = state.colour === "community" ? data.communities.find(({ number }) => number === data.nodes.community[at])?.colour : data.types[data.nodes.type[at] ?? ""]?.colour;
  return readable(colour ?? UNKNOWN, ground.ground, ground.ink, 1.25);
}

function lined(data: Data, state: State, relation: string, side: number, ground: Ground): string {
  const colour = state.lines === "side" ? SIDE_LOOKS[SIDES[side] ?? "none"].colour : data.relations[relation]?.colour ?? UNKNOWN;
  return readable(colour, ground.ground, ground.ink, relation === WEAK ? 1.5 : ground.dark ? 4 : 2);
}

function stroked(data: Data, state: State, relation: string, side: number): Stroke {
  return state.lines === "side" ? SIDE_LOOKS[SIDES[side] ?? "none"].stroke : data.relations[relation]?.stroke ?? "dashdot";
}

// Area goes with the measure; "shown" is the number of lines within the filters.
function sizes(data: Data, state: State, shown: Shown): Float32Array {
  const values: ArrayLike<number> = data.nodes.measures[state.size] ?? shown.degree;
  let most = 0;
  for (let at = 0; at < values.length; at += 1) { most = Math.max(most, values[at] ?? 0); }
  const largest = upTo(LARGEST, shown.nodes);
  const smallest = Math.max(largest * 0.3, 2.6);
  return Float32Array.from(data.nodes.id, (_, at) => smallest + (largest - smallest) * Math.sqrt(most ? Math.max(values[at] ?? 0, 0) / most : 0));
}

function widths(data: Data, shown: Shown): Float32Array {
  const whole = data.edges.strength.reduce((most, each) => Math.max(most, each), 0) || 1;
  const many = data.edges.source.length > 3000;
  return Float32Array.from(shown.strength, (each, at) => (data.edges.relation[at] === WEAK ? 0.6 : 1) + (many ? 3 : 4.5) * Math.sqrt(each / whole));
}

// Lines between the same two run side by side, so that none hides another.
function beside(data: Data, shown: Shown, width: Float32Array): Float32Array {
  const { source, target } = data.edges;
  const pairs = new Map<number, number[]>();
  for (let at = 0; at < source.length; at += 1) {
    if (!shown.edge[at]) { continue; }
    const [one, other] = [source[at] ?? 0, target[at] ?? 0];
    const key = Math.min(one, other) * data.nodes.id.length + Math.max(one, other);
    const pair = pairs.get(key);
    if (pair) { pair.push(at); } else { pairs.set(key, [at]); }
  }
  const offset = new Float32Array(source.length);
  for (const pair of pairs.values()) {
    if (pair.length < 2) { continue; }
    const all = pair.reduce((sum, at) => sum + (width[at] ?? 1), APART * (pair.length - 1));
    let from = -all / 2;
    for (const at of pair) {
      const wide = width[at] ?? 1;
      // What runs the other way is turned, so its offset is, too.
      offset[at] = (from + wide / 2) * ((source[at] ?? 0) < (target[at] ?? 0) ? 1 : -1);
      from += wide + APART;
    }
  }
  return offset;
}
