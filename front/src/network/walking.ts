// Going from actor to actor by the arrow keys.
import type { Shown } from "./filter";
import type { Window } from "./scene";
import type { Data } from "./types";

// A neighbour counts as if it were this much nearer; what lies aslant as if it were further.
const TIED = 0.35;
const ASLANT = 2;

// The next actor in a direction, those tied to this one first; the same one where there is none.
export function heading(data: Data, shown: Shown, { place }: Pick<Window, "place">, from: number, [dx, dy]: [number, number]): number {
  const tied = new Set<number>();
  for (let at = 0; at < shown.edge.length; at += 1) {
    const [source, target] = [data.edges.source[at] ?? 0, data.edges.target[at] ?? 0];
    if (shown.edge[at] && (source === from || target === from)) { tied.add(source).add(target); }
  }
  const here = place(from);
  let best = { at: from, far: Infinity };
  for (let at = 0; at < data.nodes.id.length; at += 1) {
    if (at === from || !shown.node[at]) { continue; }
    const there = place(at);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy - y * dx);
    if (along <= 0 || across > along * 1.5) { continue; }
    const far = (along + across * ASLANT) * (tied.has(at) ? TIED : 1);
    if (far < best.far) { best = { at, far }; }
  }
  return best.at;
}
