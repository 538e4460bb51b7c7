// The six marks, all of one area, so that none looks weightier than another.
import type { Shape } from "./types";

export const SHAPES: Shape[] = ["circle", "square", "triangle", "diamond", "pentagon", "hexagon"];

// Corners, and how far the whole is turned from standing on a flat side.
const CORNERS: Record<Shape, { sides: number; turn: number }> = {
  circle: { sides: 0, turn: 0 }, square: { sides: 4, turn: 0 }, triangle: { sides: 3, turn: 0 },
  diamond: { sides: 4, turn: Math.PI / 4 }, pentagon: { sides: 5, turn: 0 }, hexagon: { sides: 6, turn: 0 },
};

export interface Polygon { sides: number; turn: number; inner: number; outer: number }

// Distance of sides and corners from the middle, for the area of a circle of radius 1.
export function polygon(shape: Shape): Polygon {
  const { sides, turn } = CORNERS[shape] ?? CORNERS.circle;
  if (!sides) { return { sides, turn, inner: 1, outer: 1 }; }
  const outer = Math.sqrt(2 * Math.PI / (sides * Math.sin(2 * Math.PI / sides)));
  return { sides, turn, inner: outer * Math.cos(Math.PI / sides), outer };
}

// The corners on paper, where y grows downwards; none for a circle.
export function corners(shape: Shape, x: number, y: number, radius: number): [number, number][] {
  const { sides, turn, outer } = polygon(shape);
  return Array.from({ length: sides }, (_, at) => {
    const angle = Math.PI / 2 + turn + (2 * at + 1) * Math.PI / sides;
    return [x + outer * radius * Math.cos(angle), y + outer * radius * Math.sin(angle)];
  });
}
