// What lies under the pointer: asked of the places themselves, since asking the graphics card makes it stop and wait.
import type { Shown } from "./filter";
import type { Looks } from "./looks";
import { trimmed, type Window } from "./scene";
import type { Data } from "./types";

// A finger or a hand is not exact.
const NODE = 3;
const EDGE = 4;

export interface Under { node: number; edge: number }

export function under(data: Data, shown: Shown, looks: Looks, window: Window, x: number, y: number, slack = 0): Under {
  const node = nodeUnder(shown, looks, window, x, y, slack);
  return { node, edge: node >= 0 ? -1 : edgeUnder(data, shown, looks, window, x, y, slack) };
}

// Of marks that overlap the smaller one lies above.
function nodeUnder(shown: Shown, looks: Looks, { place, scale }: Window, x: number, y: number, slack: number): number {
  let best = { at: -1, size: Infinity };
  for (let at = 0; at < shown.node.length; at += 1) {
    if (!shown.node[at]) { continue; }
    const size = (looks.size[at] ?? 0) * scale;
    const there = place(at);
    if (size < best.size && Math.hypot(there.x - x, there.y - y) <= size * 1.15 + NODE + slack) { best = { at, size }; }
  }
  return best.at;
}

function edgeUnder(data: Data, shown: Shown, looks: Looks, window: Window, x: number, y: number, slack: number): number {
  const { source, target } = data.edges;
  let best = { at: -1, far: Infinity };
  for (let at = 0; at < source.length; at += 1) {
    if (!shown.edge[at]) { continue; }
    const [from, to] = [window.place(source[at] ?? 0), window.place(target[at] ?? 0)];
    const reach = EDGE + slack + (looks.width[at] ?? 1) + Math.abs(looks.offset[at] ?? 0);
    // Most lines are far away: their box tells.
    if (Math.min(from.x, to.x) - reach > x || Math.max(from.x, to.x) + reach < x || Math.min(from.y, to.y) - reach > y || Math.max(from.y, to.y) + reach < y) { continue; }
    const line = trimmed(data, looks, window, at);
    const far = line ? distance(x, y, line.x1, line.y1, line.x2, line.y2) - line.width / 2 : Infinity;
    if (far <= EDGE + slack && far < best.far) { best = { at, far }; }
  }
  return best.at;
}

// From a point to a stretch between two others.
export function distance(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const share = Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}
