// Groups of a network that nothing ties together stand side by side in rows, so that no room lies empty between them.
export interface Sized { width: number; height: number }
export interface Packed { at: { left: number; top: number }[]; height: number }

// Puts boxes into rows no wider than `width`, in the order given; rows and what stands in them are centred.
export function packed(boxes: Sized[], width: number, gap: number): Packed {
  const rows: number[][] = [];
  let room = 0;
  boxes.forEach((box, index) => {
    const row = rows.at(-1);
    if (row && room >= box.width + gap) { row.push(index); room -= box.width + gap; return; }
    rows.push([index]);
    room = width - box.width;
  });
  const at = boxes.map(() => ({ left: 0, top: 0 }));
  let top = 0;
  for (const row of rows) {
    const sizes = row.map((index) => boxes[index] ?? { width: 0, height: 0 });
    const high = Math.max(...sizes.map(({ height }) => height));
    let left = (width - sizes.reduce((sum, each) => sum + each.width, gap * (row.length - 1))) / 2;
    row.forEach((index, place) => {
      const { width: wide, height } = sizes[place] ?? { width: 0, height: 0 };
      at[index] = { left, top: top + (high - height) / 2 };
      left += wide + gap;
    });
    top += high + gap;
  }
  return { at, height: Math.max(top - gap, 0) };
}
