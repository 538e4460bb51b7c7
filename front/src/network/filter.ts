// Which actors and lines are left by the filters, and how much evidence of each line lies within them.
import type { State } from "./state";
import { within } from "./time";
import type { Data } from "./types";

export const SIDES = ["none", "for", "against", "both"] as const;

export interface Shown {
  weight: Int32Array; strength: Float64Array; side: Uint8Array; edge: Uint8Array; node: Uint8Array; degree: Int32Array;
  nodes: number; edges: number;
  // Lines with rows that this file does not carry, so that their count may be too low.
  uncertain: number;
  // Pieces of evidence left out since their meeting has no date.
  undated: number;
  // Whether a piece of evidence is within body, period and confidence.
  row: (at: number) => boolean;
}

export function filtered(data: Data, state: State): Shown {
  const shown = counted(data, state);
  const { edges, nodes } = data;
  const off = { types: new Set(state.types), relations: new Set(state.relations), sides: new Set(state.sides), communities: new Set(state.communities) };
  const measure = data.nodes.measures[state.measure];
  const fits = nodes.id.map((_, at) => !off.types.has(nodes.type[at] ?? "") && !off.communities.has(String(nodes.community[at] ?? 0))
    && (!measure || state.threshold <= 0 || (measure[at] ?? 0) >= state.threshold));
  const least = Math.max(state.least, 1);
  const tied = new Uint8Array(nodes.id.length);
  for (let at = 0; at < edges.source.length; at += 1) {
    const [source, target] = [edges.source[at] ?? 0, edges.target[at] ?? 0];
    tied[source] = tied[target] = 1;
    shown.edge[at] = Number((shown.weight[at] ?? 0) >= least && fits[source] && fits[target] && !off.relations.has(edges.relation[at] ?? "")
      && !off.sides.has(SIDES[shown.side[at] ?? 0] ?? "none"));
  }
  const near = state.around ? around(data, shown.edge, nodes.id.indexOf(state.around), state.steps) : null;
  for (let at = 0; at < edges.source.length; at += 1) {
    const [source, target] = [edges.source[at] ?? 0, edges.target[at] ?? 0];
    if (near && !(near[source] && near[target])) { shown.edge[at] = 0; }
    if (!shown.edge[at]) { continue; }
    shown.edges += 1;
    shown.degree[source] = (shown.degree[source] ?? 0) + 1;
    shown.degree[target] = (shown.degree[target] ?? 0) + 1;
  }
  for (let at = 0; at < nodes.id.length; at += 1) {
    // Who has lost all lines goes with them; who never had one stays.
    shown.node[at] = Number(!!fits[at] && !!(near ? near[at] : shown.degree[at] || !tied[at]));
    shown.nodes += shown.node[at] ?? 0;
  }
  return shown;
}

// Evidence of each line within body, period and confidence, and the side that it takes.
function counted(data: Data, state: State): Shown {
  const { edges, evidence } = data;
  const [many, all] = [data.nodes.id.length, edges.source.length];
  const row = rows(data, state);
  const shown: Shown = {
    weight: new Int32Array(all), strength: new Float64Array(all), side: new Uint8Array(all), edge: new Uint8Array(all),
    node: new Uint8Array(many), degree: new Int32Array(many), nodes: 0, edges: 0, uncertain: 0, undated: 0, row,
  };
  const narrow = narrowed(state);
  for (let at = 0; at < all; at += 1) {
    let count = 0;
    let side = 0;
    for (const each of edges.evidence[at] ?? []) {
      if (!row(each)) { if (narrow && undated(data, each, state)) { shown.undated += 1; } continue; }
      count += 1;
      // A line of two statements beside each other has no side of its own.
      if (typeof evidence.beside[each] !== "number") { side |= evidence.side[each] === "for" ? 1 : evidence.side[each] === "against" ? 2 : 0; }
    }
    const whole = edges.weight[at] ?? 0;
    if (narrow && (edges.more[at] ?? 0) > 0) { shown.uncertain += 1; }
    shown.weight[at] = narrow ? count : whole;
    shown.strength[at] = whole ? (edges.strength[at] ?? whole) * (shown.weight[at] ?? 0) / whole : 0;
    shown.side[at] = side;
  }
  return shown;
}

function narrowed(state: State): boolean {
  return !!(state.body || state.from || state.until || state.confidence > 0);
}

function rows(data: Data, state: State): (at: number) => boolean {
  if (!narrowed(state)) { return () => true; }
  const body = state.body ? data.bodies.indexOf(state.body) : null;
  const fits = data.meetings.map((meeting) => (body === null || meeting.body === body) && within(meeting.date, state.from, state.until));
  const { meeting, confidence } = data.evidence;
  return (at) => !!fits[meeting[at] ?? -1] && (confidence[at] ?? 1) >= state.confidence;
}

function undated(data: Data, row: number, state: State): boolean {
  return !!(state.from || state.until) && !data.meetings[data.evidence.meeting[row] ?? -1]?.date;
}

function around(data: Data, edge: Uint8Array, centre: number, steps: number): Uint8Array {
  const near = new Uint8Array(data.nodes.id.length);
  if (centre < 0) { return near.fill(1); }
  near[centre] = 1;
  for (let step = 0; step < steps; step += 1) {
    const reached = near.slice();
    for (let at = 0; at < edge.length; at += 1) {
      const [source, target] = [data.edges.source[at] ?? 0, data.edges.target[at] ?? 0];
      if (edge[at] && (reached[source] || reached[target])) { near[source] = near[target] = 1; }
    }
  }
  return near;
}
