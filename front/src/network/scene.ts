// What of the network lies within a window, in its pixels: the same for the screen, for paper and for a file.
import type { Shown } from "./filter";
import type { Looks } from "./looks";
import { placed, type Name } from "./labels";
import type { Data, Shape, Stroke } from "./types";

export interface Mark { at: number; x: number; y: number; radius: number; shape: Shape; fill: string; rim: string }
export interface Line { at: number; x1: number; y1: number; x2: number; y2: number; width: number; colour: string; alpha: number; stroke: Stroke; arrow: boolean }
export interface Written extends Name { text: string; strong: boolean }
export interface Scene { width: number; height: number; lines: Line[]; marks: Mark[]; names: Written[] }

// Where an actor lies in the window, and how much larger than in the whole picture marks are drawn.
export interface Window { width: number; height: number; scale: number; place: (at: number) => { x: number; y: number } }

// Who is pointed at or chosen, with those next to them; null: everybody alike.
export interface Focus { nodes: Set<number>; edges: Set<number>; centre: Set<number> }

export type Measured = (text: string, strong: boolean) => number;

const BEYOND = 40;
// With more lines than these names cannot keep off them.
const FEW = 400;
const APART = 12;

export function scene(data: Data, shown: Shown, looks: Looks, window: Window, order: number[], measured: Measured, focus: Focus | null, whole: boolean): Scene {
  const marks = marked(data, shown, looks, window, focus);
  const lines = whole || focus || shown.edges <= FEW ? lined(data, shown, looks, window, focus) : [];
  return { width: window.width, height: window.height, marks: [...marks.values()], lines, names: named(data, { marks, lines }, window, order, measured, focus) };
}

export function marked(data: Data, shown: Shown, looks: Looks, window: Window, focus: Focus | null): Map<number, Mark> {
  const marks = new Map<number, Mark>();
  for (let at = 0; at < data.nodes.id.length; at += 1) {
    if (!shown.node[at] || (focus && !focus.nodes.has(at))) { continue; }
    const { x, y } = window.place(at);
    if (x < -BEYOND || y < -BEYOND || x > window.width + BEYOND || y > window.height + BEYOND) { continue; }
    marks.set(at, { at, x, y, radius: (looks.size[at] ?? 4) * window.scale, shape: looks.shape[at] ?? "circle", fill: looks.fill[at] ?? "", rim: looks.rim[at] ?? "" });
  }
  return marks;
}

export function lined(data: Data, shown: Shown, looks: Looks, window: Window, focus: Focus | null): Line[] {
  const lines: Line[] = [];
  const all = focus ? [...focus.edges] : data.edges.source.keys();
  for (const at of all) {
    const line = shown.edge[at] ? trimmed(data, looks, window, at) : null;
    if (line && seen(line, window)) { lines.push({ ...line, alpha: focus ? Math.max(line.alpha, 0.85) : line.alpha }); }
  }
  return lines.sort((one, other) => (looks.weak[other.at] ?? 0) - (looks.weak[one.at] ?? 0) || one.width - other.width || one.at - other.at);
}

// From edge to edge of the two marks, beside the other lines between them.
export function trimmed(data: Data, looks: Looks, window: Window, at: number): Line | null {
  const [source, target] = [data.edges.source[at] ?? 0, data.edges.target[at] ?? 0];
  const [from, to] = [window.place(source), window.place(target)];
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const [first, last] = [(looks.size[source] ?? 0) * window.scale, ((looks.size[target] ?? 0) + 1.5) * window.scale];
  if (far <= first + last) { return null; }
  const [dx, dy] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const offset = (looks.offset[at] ?? 0) * window.scale;
  // On the screen of the graphics card y grows upwards: across is turned the other way here.
  const put = ({ x, y }: { x: number; y: number }, along: number) => ({ x: x + dx * along + dy * offset, y: y + dy * along - dx * offset });
  const [one, two] = [put(from, first), put(to, -last)];
  return {
    at, x1: one.x, y1: one.y, x2: two.x, y2: two.y, width: Math.max((looks.width[at] ?? 1) * window.scale, 0.5), colour: looks.line[at] ?? "",
    alpha: looks.alpha, stroke: looks.stroke[at] ?? "solid", arrow: !!looks.arrow[at],
  };
}

function seen({ x1, y1, x2, y2 }: Line, { width, height }: Window): boolean {
  return Math.max(x1, x2) >= 0 && Math.min(x1, x2) <= width && Math.max(y1, y2) >= 0 && Math.min(y1, y2) <= height;
}

// Long names are cut where a reader still knows them; the panel has them whole.
const LONGEST = 22;

export function shortened(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : text;
}

function named(data: Data, { marks, lines }: { marks: Map<number, Mark>; lines: Line[] }, window: Window, order: number[], measured: Measured, focus: Focus | null): Written[] {
  const spots = [];
  const first = focus ? [...focus.centre, ...order.filter((at) => focus.nodes.has(at) && !focus.centre.has(at))] : order;
  for (const at of first) {
    const mark = marks.get(at);
    if (!mark) { continue; }
    const strong = !!focus?.centre.has(at);
    spots.push({ at, x: mark.x, y: mark.y, radius: mark.radius, wide: measured(shortened(data.nodes.label[at] ?? ""), strong) + 2, forced: !!focus });
  }
  return placed(spots, window.width, window.height, undefined, lines.length <= FEW ? lines.flatMap(points) : []).map((name) => ({
    ...name, text: shortened(data.nodes.label[name.at] ?? ""), strong: !!focus?.centre.has(name.at),
  }));
}

// A line as points, a few pixels apart; its head weighs more.
function points({ x1, y1, x2, y2, arrow }: Line): [number, number][] {
  const many = Math.min(Math.floor(Math.hypot(x2 - x1, y2 - y1) / APART), 120);
  const along = (share: number): [number, number] => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  return [...Array.from({ length: many }, (_, at) => along((at + 0.5) / many)), ...(arrow ? Array<[number, number]>(6).fill([x2, y2]) : [])];
}

export function focused(data: Data, shown: Shown, centre: number[], edge: number | null): Focus {
  const focus: Focus = { nodes: new Set(centre), edges: new Set(edge === null ? [] : [edge]), centre: new Set(centre) };
  if (edge !== null) { return focus; }
  for (let at = 0; at < data.edges.source.length; at += 1) {
    const [source, target] = [data.edges.source[at] ?? 0, data.edges.target[at] ?? 0];
    if (!shown.edge[at] || !(focus.centre.has(source) || focus.centre.has(target))) { continue; }
    focus.edges.add(at);
    focus.nodes.add(source).add(target);
  }
  return focus;
}
