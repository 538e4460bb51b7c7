// The picture as a file: title, what is shown, the picture, its legend and its source, as PNG, as SVG and on paper.
import { svg } from "../answer/dom";
import { mixed, readable } from "./colours";
import { counts } from "./filters";
import { SIDES } from "./filter";
import { LIGHT, looks, SIDE_LOOKS } from "./looks";
import { dashes, FONT, vector, vectorMark } from "./pens";
import type { Desk } from "./desk";
import type { Scene, Window } from "./scene";

const MARGIN = 28;
const ROW = 20;
const WIDTH = 1200;

interface Key { width: number; draw: SVGElement[]; text: string }

// The scene is drawn anew on white, whatever the screen looks like.
export function sheet(desk: Desk, drawn: (desk: Desk, window: Window) => Scene, window: Window): SVGSVGElement {
  const light: Desk = { ...desk, ground: LIGHT, looks: looks(desk.data, desk.state, desk.shown, LIGHT) };
  const scene = drawn(light, window);
  const width = Math.max(scene.width + 2 * MARGIN, 640);
  const top = [text(desk.of(desk.data.title), 22, 700, LIGHT.ink), ...wrapped(scope(desk), width, 12).map((line) => text(line, 12, 400, LIGHT.soft))];
  const head = stacked(top, MARGIN + 18);
  const keys = flowed(legend(light), width - 2 * MARGIN);
  const below = head.height + 10 + scene.height + 16;
  const feet = stacked([...wrapped(desk.of(desk.data.reading), width, 11), ...wrapped(desk.of(desk.data.source), width, 11)].map((line) => text(line, 11, 400, LIGHT.soft)), below + keys.height + 16);
  const height = feet.height + MARGIN - 8;
  const clip = svg("clipPath", { id: "window" }, svg("rect", { width: scene.width, height: scene.height }));
  const picture = vector(scene, LIGHT);
  picture.setAttribute("clip-path", "url(#window)");
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", lang: desk.state.language },
    svg("title", {}, desk.of(desk.data.title)), svg("defs", {}, clip), svg("rect", { width, height, fill: "#ffffff" }), ...head.drawn,
    svg("g", { transform: `translate(${(width - scene.width) / 2},${head.height + 10})` }, picture), svg("g", { transform: `translate(${MARGIN},${below})` }, ...keys.drawn), ...feet.drawn);
}

function text(words: string, size: number, weight: number, fill: string): SVGTextElement {
  return svg("text", { "font-family": FONT, "font-size": size, "font-weight": weight, fill }, words);
}

function stacked(lines: SVGTextElement[], from: number): { drawn: SVGTextElement[]; height: number } {
  let y = from;
  for (const line of lines) {
    line.setAttribute("x", String(MARGIN));
    line.setAttribute("y", String(y));
    y += Number(line.getAttribute("font-size")) * 1.55;
  }
  return { drawn: lines, height: y - 8 };
}

// Japanese letters are as wide as they are high, others about half.
export function wide(words: string, size: number): number {
  return [...words].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2e80 ? 0.56 : 1), 0) * size;
}

function wrapped(words: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of words.match(/[\u0021-\u2e7f]+\s*|./gsu) ?? []) {
    if (line && wide(line + piece, size) > width - 2 * MARGIN) { lines.push(line); line = ""; }
    line += piece;
  }
  return [...lines, line].filter((each) => each.trim());
}

function scope(desk: Desk): string {
  const { from, until } = desk.state;
  const [first, last] = desk.data.period ?? ["", ""];
  const period = first || from ? [desk.say("exported_period", { from: from || first, until: until || last })] : [];
  return [desk.say("exported", counts(desk)), ...period, desk.of(desk.data.scope)].filter(Boolean).join("　");
}

function legend(desk: Desk): Key[] {
  const { data, shown, state } = desk;
  const types = new Set([...shown.node.keys()].filter((at) => shown.node[at]).map((at) => data.nodes.type[at] ?? ""));
  const edges = [...shown.edge.keys()].filter((at) => shown.edge[at]);
  const relations = new Set(edges.map((at) => data.edges.relation[at] ?? ""));
  const sides = new Set(edges.map((at) => SIDES[shown.side[at] ?? 0] ?? "none"));
  const marks = Object.entries(data.types).filter(([name]) => types.has(name)).map(([, look]) => mark(look.shape, state.colour === "type" ? look.colour : "#9a9a9a", desk.of(look)));
  const groups = state.colour === "community" ? data.communities.slice(0, 8).map(({ colour, label, size }) => mark("circle", colour, desk.say("community_of", { label, n: size }))) : [];
  const lines = state.lines === "side" ? SIDES.filter((side) => sides.has(side)).map((side) => line(SIDE_LOOKS[side].colour, SIDE_LOOKS[side].stroke, false, desk.say(side)))
    : Object.entries(data.relations).filter(([name]) => relations.has(name)).map(([, look]) => line(look.colour, look.stroke, look.directed, desk.of(look)));
  return [...marks, ...groups, ...lines];
}

function mark(shape: Parameters<typeof vectorMark>[0]["shape"], fill: string, words: string): Key {
  return { width: 20, text: words, draw: vectorMark({ x: 7, y: 8, radius: 6, shape, fill, rim: mixed(fill, "#000000", 0.5) }, LIGHT) };
}

function line(colour: string, stroke: Parameters<typeof dashes>[0]["stroke"], arrow: boolean, words: string): Key {
  const seen = readable(colour, LIGHT.ground, LIGHT.ink, 1.5);
  const drawn: SVGElement[] = [svg("line", { x1: 0, y1: 8, x2: arrow ? 22 : 30, y2: 8, stroke: seen, "stroke-width": 2.2, "stroke-dasharray": dashes({ stroke, width: 2.2 }).join(" ") || null })];
  if (arrow) { drawn.push(svg("path", { d: "M30,8L21,3.5L21,12.5Z", fill: seen })); }
  return { width: 36, text: words, draw: drawn };
}

function flowed(keys: Key[], width: number): { drawn: SVGElement[]; height: number } {
  let [x, y] = [0, 0];
  const drawn = keys.map((key) => {
    const long = key.width + wide(key.text, 12) + 18;
    if (x && x + long > width) { [x, y] = [0, y + ROW]; }
    const words = text(key.text, 12, 400, LIGHT.ink);
    words.setAttribute("x", String(key.width));
    words.setAttribute("y", "12.5");
    const made = svg("g", { transform: `translate(${x},${y})` }, ...key.draw, words);
    x += long;
    return made;
  });
  return { drawn, height: keys.length ? y + ROW : 0 };
}

export function saved(made: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(made);
  link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, "-");
  link.click();
  setTimeout(() => { URL.revokeObjectURL(link.href); }, 10_000);
}

export function vectorFile(made: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(made)], { type: "image/svg+xml" });
}

// Twice the pixels of the screen, at least as wide as a page wants.
export async function pixelFile(made: SVGSVGElement): Promise<Blob> {
  const { width, height } = { width: Number(made.getAttribute("width")), height: Number(made.getAttribute("height")) };
  const scale = Math.max(2, 2 * WIDTH / width);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(made))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => { canvas.toBlob((blob) => { if (blob) { done(blob); } else { failed(new Error("no picture")); } }, "image/png"); });
}
