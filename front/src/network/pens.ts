// One scene, drawn on a canvas or written as SVG.
import { svg } from "../answer/dom";
import type { Ground } from "./looks";
import type { Line, Mark, Scene, Written } from "./scene";
import { corners } from "./shapes";
import type { Stroke } from "./types";

export const FONT = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", Meiryo, sans-serif';
export const SIZE = 12;
const BASE = 13;

export function font(strong: boolean): string {
  return `${strong ? 700 : 500} ${SIZE}px ${FONT}`;
}

// In widths of the line, as the graphics card draws them.
const DASHES: Record<Stroke, number[]> = { solid: [], dashed: [3.6, 2.4], dotted: [1.1, 1.5], dashdot: [3.8, 1.5, 1.2, 1.5] };

export function dashes({ stroke, width }: { stroke: Stroke; width: number }): number[] {
  return DASHES[stroke].map((part) => part * Math.max(width, 1.5));
}

// The corners of the arrow's head, and where the line ends under it.
export function head({ x1, y1, x2, y2, width, arrow }: Line): { end: [number, number]; tip: [number, number][] } {
  const far = Math.hypot(x2 - x1, y2 - y1) || 1;
  const long = arrow ? Math.min(width * 2 + 5, far * 0.6) : 0;
  const wide = width * 0.85 + 2.6;
  const [dx, dy] = [(x2 - x1) / far, (y2 - y1) / far];
  const end: [number, number] = [x2 - dx * long, y2 - dy * long];
  return { end, tip: arrow ? [[x2, y2], [end[0] - dy * wide, end[1] + dx * wide], [end[0] + dy * wide, end[1] - dx * wide]] : [] };
}

export function paint(pen: CanvasRenderingContext2D, { lines, marks, names }: Scene, ground: Ground): void {
  for (const line of lines) { paintLine(pen, line); }
  for (const mark of marks) { paintMark(pen, mark, ground); }
  for (const name of names) { paintName(pen, name, ground); }
}

function paintLine(pen: CanvasRenderingContext2D, line: Line): void {
  const { end, tip } = head(line);
  pen.globalAlpha = line.alpha;
  pen.strokeStyle = pen.fillStyle = line.colour;
  pen.lineWidth = line.width;
  pen.setLineDash(dashes(line));
  pen.beginPath();
  pen.moveTo(line.x1, line.y1);
  pen.lineTo(...end);
  pen.stroke();
  pen.setLineDash([]);
  trace(pen, tip);
  pen.fill();
  pen.globalAlpha = 1;
}

function trace(pen: CanvasRenderingContext2D, points: [number, number][]): void {
  pen.beginPath();
  points.forEach(([x, y], at) => { if (at) { pen.lineTo(x, y); } else { pen.moveTo(x, y); } });
  pen.closePath();
}

export function paintMark(pen: CanvasRenderingContext2D, { x, y, radius, shape, fill, rim }: Mark, { ground }: { ground: string }): void {
  const around = corners(shape, x, y, radius);
  if (around.length) { trace(pen, around); } else { pen.beginPath(); pen.arc(x, y, radius, 0, 2 * Math.PI); }
  pen.lineJoin = "round";
  pen.strokeStyle = ground;
  pen.lineWidth = 4;
  pen.stroke();
  pen.fillStyle = fill;
  pen.fill();
  pen.strokeStyle = rim;
  pen.lineWidth = Math.min(1.2, radius * 0.25);
  pen.stroke();
}

function paintName(pen: CanvasRenderingContext2D, { x, y, text, strong }: Written, { ground, ink }: Ground): void {
  pen.font = font(strong);
  pen.textBaseline = "alphabetic";
  pen.lineJoin = "round";
  pen.strokeStyle = ground;
  pen.lineWidth = 3.5;
  pen.strokeText(text, x + 1, y + BASE);
  pen.fillStyle = ink;
  pen.fillText(text, x + 1, y + BASE);
}

const round = (value: number) => Math.round(value * 10) / 10;
const path = (points: [number, number][]) => `M${points.map(([x, y]) => `${round(x)},${round(y)}`).join("L")}Z`;

export function vector({ lines, marks, names }: Scene, ground: Ground): SVGGElement {
  return svg("g", {}, svg("g", { fill: "none" }, ...lines.map(vectorLine)), svg("g", { "stroke-linejoin": "round" }, ...marks.flatMap((mark) => vectorMark(mark, ground))),
    svg("g", { "font-family": FONT, "font-size": SIZE, fill: ground.ink, stroke: ground.ground, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" }, ...names.map(vectorName)));
}

function vectorLine(line: Line): SVGElement {
  const { end, tip } = head(line);
  const made = svg("g", { stroke: line.colour, opacity: round(line.alpha * 10) / 10 }, svg("line", {
    x1: round(line.x1), y1: round(line.y1), x2: round(end[0]), y2: round(end[1]), "stroke-width": round(line.width),
    "stroke-dasharray": dashes(line).map(round).join(" ") || null,
  }));
  if (tip.length) { made.append(svg("path", { d: path(tip), fill: line.colour, stroke: "none" })); }
  return made;
}

export function vectorMark({ x, y, radius, shape, fill, rim }: Omit<Mark, "at">, { ground }: { ground: string }): SVGElement[] {
  const points = corners(shape, x, y, radius);
  const made = (attributes: Record<string, string | number>) => points.length
    ? svg("path", { d: path(points), ...attributes }) : svg("circle", { cx: round(x), cy: round(y), r: round(radius), ...attributes });
  return [made({ fill: ground, stroke: ground, "stroke-width": 4 }), made({ fill, stroke: rim, "stroke-width": round(Math.min(1.2, radius * 0.25)) })];
}

function vectorName({ x, y, text, strong }: Written): SVGElement {
  return svg("text", { x: round(x + 1), y: round(y + BASE), "font-weight": strong ? 700 : 500 }, text);
}

