// Where the points of a network stand: forces for a fixed number of steps from a fixed beginning, so always the same.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { breadth } from "./chart_names";
import type { Net } from "./edges";
import { packed } from "./packing";

export interface Point { x: number; y: number; radius: number }
export interface Layout { points: Map<string, Point>; height: number }
interface Body extends SimulationNodeDatum { id: string; radius: number; name: string }
interface Group { bodies: Body[]; left: number; right: number; top: number; bottom: number }

const STEPS = 320;
const EDGE = 22;
const GAP = 18;
// Names keep their size: so much of a name finds its place beside the group, the rest beside a point within it.
const NAME = 110;
// To fit the height nothing is made smaller than can be told apart; to fit the width it must be.
const [LEGIBLE, SMALLEST, STEP] = [0.55, 0.2, 0.93];

// `height` is what there should be: a small network takes less, one of very many groups more.
export function layout(net: Net, width: number, height: number): Layout {
  const groups = tied(net).map((bodies) => settled(bodies, net, width / height));
  for (let scale = 1.1; ; scale *= STEP) {
    const boxes = groups.map((group) => sized(group, scale));
    const rows = packed(boxes, width - 2 * EDGE, GAP);
    const fits = (rows.height <= height - 2 * EDGE || scale <= LEGIBLE) && boxes.every((box) => box.width <= width - 2 * EDGE);
    if (fits || scale < SMALLEST) { return placed(groups, rows.at, scale, width, Math.ceil(rows.height + 2 * EDGE)); }
  }
}

function sized({ bodies, left, right, top, bottom }: Group, scale: number): { width: number; height: number } {
  const longest = Math.min(NAME, Math.max(...bodies.map(({ name }) => breadth(name))));
  const names = bodies.length === 2 ? 2 * longest : longest;
  return { width: (right - left) * scale + names + 24, height: (bottom - top) * scale + 34 };
}

function placed(groups: Group[], at: { left: number; top: number }[], scale: number, width: number, height: number): Layout {
  const points = new Map<string, Point>();
  groups.forEach((group, index) => {
    const { left, top } = at[index] ?? { left: 0, top: 0 };
    const box = sized(group, scale);
    const [dx, dy] = [EDGE + left + box.width / 2, EDGE + top + box.height / 2];
    for (const { id, x, y, radius } of group.bodies) {
      const across = dx + ((x ?? 0) - (group.left + group.right) / 2) * scale;
      const down = dy + ((y ?? 0) - (group.top + group.bottom) / 2) * scale;
      points.set(id, { x: inside(across, width), y: inside(down, height), radius: radius * Math.min(1, Math.max(scale, 0.6)) });
    }
  });
  return { points, height };
}

function inside(value: number, most: number): number {
  return Math.round(10 * Math.min(Math.max(value, 10), most - 10)) / 10;
}

// Groups of points that edges tie together, the largest first.
function tied({ nodes, edges }: Net): Body[][] {
  const near = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target } of edges) { near.get(source)?.push(target); near.get(target)?.push(source); }
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const seen = new Set<string>();
  const groups = nodes.map(({ id }) => {
    const group: string[] = seen.has(id) ? [] : [id];
    seen.add(id);
    for (const one of group) { for (const other of near.get(one) ?? []) { if (!seen.has(other)) { seen.add(other); group.push(other); } } }
    return group.map((each): Body => ({ id: each, name: names.get(each) ?? "", radius: Math.min(6 + 1.9 * Math.sqrt(near.get(each)?.length ?? 0), 17) }));
  });
  return groups.filter(({ length }) => length).sort((one, other) => other.length - one.length);
}

function settled(bodies: Body[], { edges }: Net, wide: number): Group {
  const ids = new Set(bodies.map(({ id }) => id));
  const ties: SimulationLinkDatum<Body>[] = edges.filter(({ source }) => ids.has(source)).map(({ source, target }) => ({ source, target }));
  forceSimulation(bodies)
    .force("tie", forceLink<Body, SimulationLinkDatum<Body>>(ties).id(({ id }) => id).distance(78).strength(0.35))
    .force("apart", forceManyBody<Body>().strength(-260).distanceMax(520))
    .force("room", forceCollide<Body>(({ radius }) => radius + 9))
    .force("x", forceX<Body>(0).strength(0.045 / Math.max(wide, 0.6)))
    .force("y", forceY<Body>(0).strength(0.045 * Math.max(wide, 0.6)))
    .stop()
    .tick(STEPS);
  if (bodies.length === 2) { flat(bodies); }
  const [xs, ys] = [bodies.map(({ x }) => x ?? 0), bodies.map(({ y }) => y ?? 0)];
  return { bodies, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

// Two points lie side by side, and their names below or beside them.
function flat(bodies: Body[]): void {
  bodies.forEach((body, at) => { body.x = at * 130; body.y = 0; });
}
