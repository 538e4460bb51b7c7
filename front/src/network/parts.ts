// Small things that the parts of the page are made of: buttons, choices, swatches.
import { el, fresh, svg } from "../answer/dom";
import { dashes, vectorMark } from "./pens";
import type { Shape, Stroke } from "./types";

export function button(text: string, act: () => void, attributes: Record<string, string | boolean> = {}): HTMLButtonElement {
  const made = el("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

export function select(label: string, options: [string, string][], act: (value: string) => void): { element: HTMLElement; field: HTMLSelectElement } {
  const field = el("select", { id: fresh("choice") }, ...options.map(([value, text]) => el("option", { value }, text)));
  field.addEventListener("change", () => { act(field.value); });
  return { element: el("p", { class: "field" }, el("label", { for: field.id }, label), field), field };
}

export function range(label: string, most: number, step: number, told: (value: number) => string, act: (value: number) => void, least = 0): { element: HTMLElement; set: (value: number) => void } {
  const field = el("input", { type: "range", id: fresh("range"), min: least, max: most, step });
  const output = el("output", { for: field.id });
  const set = (value: number) => {
    field.value = String(value);
    output.textContent = told(value);
    field.setAttribute("aria-valuetext", told(value));
  };
  field.addEventListener("input", () => { set(Number(field.value)); act(Number(field.value)); });
  return { element: el("p", { class: "field" }, el("label", { for: field.id }, label, " ", output), field), set };
}

const SWATCH = 18;

export function markSwatch(shape: Shape, fill: string, rim: string, ground: string): SVGElement {
  return svg("svg", { class: "sample", width: SWATCH, height: SWATCH, viewBox: `0 0 ${SWATCH} ${SWATCH}`, "aria-hidden": true },
    ...vectorMark({ x: SWATCH / 2, y: SWATCH / 2, radius: 5.2, shape, fill, rim }, { ground }));
}

export function lineSwatch(colour: string, stroke: Stroke, arrow: boolean): SVGElement {
  const line = svg("line", { x1: 1, y1: 8, x2: arrow ? 25 : 32, y2: 8, stroke: colour, "stroke-width": 2.6, "stroke-dasharray": dashes({ stroke, width: 2.4 }).join(" ") || null });
  return svg("svg", { class: "sample", width: 34, height: 16, viewBox: "0 0 34 16", "aria-hidden": true }, line,
    ...(arrow ? [svg("path", { d: "M33,8L24,3.4L24,12.6Z", fill: colour })] : []));
}

// A fold that stays as the reader left it.
export function fold(title: string, open: boolean, ...content: (Node | string)[]): HTMLDetailsElement {
  return el("details", { class: "fold", open }, el("summary", {}, title), ...content);
}
