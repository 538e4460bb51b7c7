// Colours never stand alone: every kind and every series has a shape or a dash of its own.
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye, type SymbolType } from "d3-shape";
import { el, svg } from "./dom";

export const DASHES = ["", "7 4", "2 3", "9 3 2 3", "12 4", "4 2", "1 4", "6 2 1 2"];
const SHAPES: SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar, symbolWye];
const KINDS: Record<string, SymbolType> = {
  person: symbolCircle, organization: symbolSquare, program: symbolDiamond, place: symbolTriangle, post: symbolCross, meeting: symbolStar,
};

export function mark(series: number, size: number): string {
  return symbol(SHAPES[series % SHAPES.length], size)() ?? "";
}

export function ofKind(kind: string, size: number): string {
  return symbol(KINDS[kind] ?? symbolWye, size)() ?? "";
}

export function known(kind: string): string {
  return Object.hasOwn(KINDS, kind) ? kind : "other";
}

export interface Entry { words: (Node | string)[]; draw: SVGElement[] }

export function legend(entries: Entry[]): HTMLElement {
  return el("ul", { class: "legend" }, ...entries.map(({ words, draw }) =>
    el("li", {}, svg("svg", { viewBox: "-14 -9 28 18", width: 28, height: 18, "aria-hidden": true }, ...draw), " ", ...words)));
}
