// Names beside marks: those that matter most first, and none over another.
export interface Spot { at: number; x: number; y: number; radius: number; wide: number; forced: boolean }
export interface Name { at: number; x: number; y: number; wide: number }
export interface Box { left: number; top: number; right: number; bottom: number }

export const HIGH = 17;
const GAP = 4;
const CELL = 48;
// Around a chosen actor names may stand further away, in these steps.
const RINGS = [0, 16, 32, 52, 76];
// The few that matter most are named even where their name covers small marks.
const SHARE = 22_000;
// A mark that is covered counts as much as so many points of lines.
const MARK = 12;

// What lies where, by squares of the ground.
class Ground {
  private readonly cells = new Map<number, Box[]>();

  private *keys({ left, top, right, bottom }: Box): Iterable<number> {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) { yield x * 100_003 + y; }
    }
  }

  put(box: Box): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) { cell.push(box); } else { this.cells.set(key, [box]); }
    }
  }

  // How many lie under a box; who asks for one only is told of one.
  hits(box: Box, but?: Box, one = false): number {
    let count = 0;
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        count += Number(other !== but && overlap(box, other));
        if (one && count) { return count; }
      }
    }
    return count;
  }
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function box({ x, y, wide }: { x: number; y: number; wide: number }): Box {
  return { left: x, top: y, right: x + wide, bottom: y + HIGH };
}

// Spots come in the order of their importance; x and y of a name are its upper left corner.
// Where there is a choice, names keep off the points of lines, too.
export function placed(spots: Spot[], width: number, height: number, most = 400, points: [number, number][] = []): Name[] {
  const [names, marks, lines] = [new Ground(), new Ground(), new Ground()];
  for (const [x, y] of points) { lines.put({ left: x - 1, top: y - 1, right: x + 1, bottom: y + 1 }); }
  const own = spots.map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }));
  own.forEach((mark) => { marks.put(mark); });
  const bold = width * height / SHARE;
  const made: Name[] = [];
  for (const [rank, spot] of spots.entries()) {
    if (made.length >= most) { break; }
    const found = free(spot, own[rank], { names, marks, lines }, { width, height, bold: rank < bold || spot.forced });
    if (!found) { continue; }
    names.put(box(found));
    made.push(found);
  }
  return made;
}

function free(spot: Spot, own: Box | undefined, ground: { names: Ground; marks: Ground; lines: Ground }, sheet: { width: number; height: number; bold: boolean }): Name | null {
  let best: { name: Name; covers: number } | null = null;
  for (const [x, y] of places(spot)) {
    const name = { at: spot.at, x, y, wide: spot.wide };
    const taken = box(name);
    if (taken.left < 2 || taken.top < 2 || taken.right > sheet.width - 2 || taken.bottom > sheet.height - 2 || ground.names.hits(taken, undefined, true)) { continue; }
    const hidden = ground.marks.hits(taken, own, !sheet.bold);
    if (hidden && !sheet.bold) { continue; }
    const covers = hidden * MARK + ground.lines.hits(taken);
    if (!covers) { return name; }
    if (!best || covers < best.covers) { best = { name, covers }; }
  }
  return best?.name ?? null;
}

function* places({ x, y, radius, wide, forced }: Spot): Iterable<[number, number]> {
  for (const ring of forced ? RINGS : [0]) {
    const away = radius + GAP + ring;
    yield [x + away, y - HIGH / 2];
    yield [x - away - wide, y - HIGH / 2];
    yield [x - wide / 2, y + away - 2];
    yield [x - wide / 2, y - away - HIGH + 2];
    const aslant = away * 0.72;
    yield [x + aslant, y + aslant - 4];
    yield [x + aslant, y - aslant - HIGH + 4];
    yield [x - aslant - wide, y + aslant - 4];
    yield [x - aslant - wide, y - aslant - HIGH + 4];
  }
}
