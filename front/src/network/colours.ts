// Colours that are seen on light and on dark ground.
type Triple = [number, number, number];

export function triple(colour: string): Triple {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  return hex ? [parseInt(hex[1] ?? "0", 16), parseInt(hex[2] ?? "0", 16), parseInt(hex[3] ?? "0", 16)] : [128, 128, 128];
}

export function mixed(colour: string, other: string, share: number): string {
  const [one, two] = [triple(colour), triple(other)];
  return `#${one.map((part, at) => Math.round(part * (1 - share) + (two[at] ?? 0) * share).toString(16).padStart(2, "0")).join("")}`;
}

// Relative luminance and contrast as WCAG 2.2 defines them.
function luminance(colour: string): number {
  const [red, green, blue] = triple(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Triple;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

// Moves a colour towards ink until a mark in it can be told from the ground.
export function readable(colour: string, ground: string, ink: string, least = 3): string {
  for (let share = 0; share < 1; share += 0.1) {
    const made = mixed(colour, ink, share);
    if (contrast(made, ground) >= least) { return made; }
  }
  return ink;
}
