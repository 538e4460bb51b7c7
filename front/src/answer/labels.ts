// Names beside points: the weightiest first, and none where it would lie over another or over a point;
// only the few that a picture is about are named even where small points lie around them.
import { breadth } from "./chart_names";

export interface Spot { x: number; y: number; radius: number; name: string; weight: number }
export interface Label { at: number; x: number; y: number; anchor: "start" | "end" | "middle" }
interface Box { left: number; top: number; right: number; bottom: number }

const HIGH = 15;
const GAP = 4;
const ALWAYS = 8;
const LARGE = 10;

export function labels(spots: Spot[], width: number, height: number): Label[] {
  const taken: Box[] = spots.map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }));
  const placed: Label[] = [];
  const order = spots.map((_, at) => at).sort((one, other) => (spots[other]?.weight ?? 0) - (spots[one]?.weight ?? 0) || one - other);
  const free = (box: Box, at: number, among: Box[]) =>
    box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height && !among.some((other, index) => index !== at && overlaps(box, other));
  for (const [rank, at] of order.entries()) {
    const spot = spots[at];
    if (!spot) { continue; }
    const all = places(spot);
    const found = all.find(({ box }) => free(box, at, taken))
      ?? (rank < ALWAYS && spot.radius > LARGE ? all.reverse().find(({ box }) => free(box, -1, taken.slice(spots.length))) : undefined);
    if (found) { taken.push(found.box); placed.push({ at, ...found.label }); }
  }
  return placed;
}

function places({ x, y, radius, name }: Spot): { box: Box; label: Omit<Label, "at"> }[] {
  const wide = breadth(name);
  const away = radius + GAP;
  const box = (left: number, top: number): Box => ({ left, top, right: left + wide, bottom: top + HIGH });
  return [
    { box: box(x + away, y - HIGH / 2), label: { x: x + away, y: y + 4.5, anchor: "start" } },
    { box: box(x - away - wide, y - HIGH / 2), label: { x: x - away, y: y + 4.5, anchor: "end" } },
    { box: box(x - wide / 2, y + away - 2), label: { x, y: y + away + 10, anchor: "middle" } },
    { box: box(x - wide / 2, y - away - HIGH + 2), label: { x, y: y - away - 2, anchor: "middle" } },
  ];
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
