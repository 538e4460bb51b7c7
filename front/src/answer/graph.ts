// A network: points by kind, lines that lead to the words they rest on, and the same as a list.
import type { ZoomTransform } from "d3-zoom";
import { both, isWord, said } from "./words";
import { el, fresh, svg } from "./dom";
import { net, type Edge, type Net, type Node } from "./edges";
import { fitted, frame } from "./figure";
import { labels } from "./labels";
import { layout, type Point } from "./layout";
import { link } from "./links";
import { legend, ofKind } from "./shapes";
import { table } from "./table";
import { zooming } from "./zoom";
import type { Answer, Place } from "./types";

type Open = (edge: Edge) => void;

export function graph(answer: Answer, place: Place): HTMLElement | null {
  const found = net(answer, place);
  if (!found.edges.length) { return null; }
  const made = frame("graph", answer.title, said("graph_said"), answer.title.ja || "network");
  const kinds = [...new Set(found.nodes.map(({ kind }) => kind))].sort();
  made.notes.append(legend(kinds.map((kind) => ({
    words: both(said(isWord(kind) ? kind : "other")), draw: [svg("path", { class: `node ${kind}`, d: ofKind(kind, 110) })],
  }))));
  if (found.left) { made.notes.append(el("p", { class: "note" }, ...both(said("nodes_left_out", { n: found.nodes.length, m: found.left })))); }
  const panel = el("div", { class: "evidence-panel", tabindex: -1, hidden: true });
  const open: Open = (edge) => { opened(panel, edge, found, answer, place); };
  const buttons = el("span");
  made.tools.prepend(buttons);
  fitted(made.stage, (width) => {
    const { points, height } = layout(found, width, Math.round(Math.min(Math.max(width * 0.72, 420), 700)));
    const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-labelledby": made.labelled, "aria-describedby": made.described });
    const arrow = fresh("arrow");
    const above = svg("g");
    if (answer.view?.roles.relation) { picture.append(svg("defs", {}, head(arrow))); }
    picture.append(above);
    buttons.replaceChildren(zooming(picture, width, height, 8, (at) => { marks(above, found, points, at, { width, height, arrow: answer.view?.roles.relation ? arrow : "" }, place, open); }));
    made.stage.replaceChildren(picture);
  });
  made.figure.append(panel, listed(found, place, open));
  return made.figure;
}

interface Sheet { width: number; height: number; arrow: string }

function marks(above: SVGGElement, found: Net, points: Map<string, Point>, at: ZoomTransform, sheet: Sheet, place: Place, open: Open): void {
  const put = (id: string): Point => {
    const { x, y, radius } = points.get(id) ?? { x: 0, y: 0, radius: 6 };
    const [left, top] = at.apply([x, y]);
    return { x: left, y: top, radius: radius * Math.min(Math.sqrt(at.k), 1.5) };
  };
  const spots = found.nodes.map((node) => ({ ...put(node.id), name: node.name, weight: node.weight }));
  const names = labels(spots, sheet.width, sheet.height).map(({ at: index, x, y, anchor }) =>
    svg("text", { class: "node-name", x, y, "text-anchor": anchor, lang: "ja", "aria-hidden": true }, found.nodes[index]?.name ?? ""));
  const edges = found.edges.map((edge) => line(edge, put(edge.source), put(edge.target), sheet.arrow, open));
  const nodes = found.nodes.map((node, index) => point(node, spots[index] ?? put(node.id), place));
  above.replaceChildren(...edges, ...nodes, ...names);
  nodes.forEach((node, index) => { near(node, found.nodes[index]?.id ?? "", found, edges, above); });
}

function line(edge: Edge, from: Point, to: Point, arrow: string, open: Open): SVGGElement {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const stop = (away: number) => ({ x: to.x - (to.x - from.x) * away / far, y: to.y - (to.y - from.y) * away / far });
  const end = arrow ? stop(to.radius + 3) : to;
  const at = { x1: from.x, y1: from.y, x2: end.x, y2: end.y };
  const drawn = svg("g", { class: "edge" },
    svg("line", { class: "tie", ...at, "stroke-width": Math.min(1 + Math.log2(1 + edge.weight) / 2, 4), "marker-end": arrow ? `url(#${arrow})` : null }),
    svg("line", { class: "grip", ...at }, svg("title", {}, told(edge))),
    svg("text", { class: "relation", x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 4, "text-anchor": "middle", lang: "ja", "aria-hidden": true }, told(edge)));
  drawn.addEventListener("click", () => { open(edge); });
  return drawn;
}

function told({ relation, weight }: Edge): string {
  return [relation, weight > 1 || !relation ? `×${weight}` : ""].filter(Boolean).join(" ");
}

function point(node: Node, { x, y, radius }: Point, place: Place): SVGElement {
  const shape = svg("path", { class: `node ${node.kind}`, d: ofKind(node.kind, Math.PI * radius * radius), transform: `translate(${x},${y})` }, svg("title", {}, node.name));
  const to = link(node.iri, place);
  return to ? svg("a", { href: to.href, "aria-label": node.name }, shape) : shape;
}

// More words than these around one point cover each other.
const TOLD = 6;

// Who points at something sees what it is tied to, and the rest steps back.
function near(node: SVGElement, id: string, found: Net, edges: SVGGElement[], above: SVGGElement): void {
  const show = () => {
    const ties = found.edges.filter(({ source, target }) => source === id || target === id);
    above.classList.add("dimmed");
    above.classList.toggle("crowded", ties.length > TOLD);
    node.classList.add("near");
    found.edges.forEach(({ source, target }, at) => { edges[at]?.classList.toggle("near", source === id || target === id); });
  };
  const hide = () => {
    above.classList.remove("dimmed");
    node.classList.remove("near");
    for (const edge of edges) { edge.classList.remove("near"); }
  };
  for (const name of ["pointerenter", "focusin"]) { node.addEventListener(name, show); }
  for (const name of ["pointerleave", "focusout"]) { node.addEventListener(name, hide); }
}

function opened(panel: HTMLElement, edge: Edge, found: Net, answer: Answer, place: Place): void {
  const close = el("button", { type: "button", class: "close" }, ...both(said("close")));
  close.addEventListener("click", () => { panel.hidden = true; });
  const name = (id: string) => found.nodes.find((node) => node.id === id)?.name ?? "";
  panel.replaceChildren(
    el("p", { class: "tied" }, el("b", { lang: "ja" }, `${name(edge.source)} — ${edge.relation ? `${edge.relation} — ` : ""}${name(edge.target)}`), " ", close),
    table({ ...answer, rows: edge.rows, notes: undefined }, place));
  panel.hidden = false;
  panel.focus();
  panel.scrollIntoView({ block: "nearest" });
}

function listed(found: Net, place: Place, open: Open): HTMLElement {
  const entry = (node: Node) => {
    const to = link(node.iri, place);
    const ties = found.edges.filter(({ source }) => source === node.id);
    return el("li", {}, to ? el("a", { href: to.href, lang: "ja" }, node.name) : el("span", { lang: "ja" }, node.name),
      el("ul", {}, ...ties.map((edge) => {
        const button = el("button", { type: "button" }, el("span", { lang: "ja" }, `${edge.relation ? `${edge.relation} → ` : "→ "}${found.nodes.find(({ id }) => id === edge.target)?.name ?? ""}`), ` ×${edge.weight}`);
        button.addEventListener("click", () => { open(edge); });
        return el("li", {}, button);
      })));
  };
  const starts = new Set(found.edges.map(({ source }) => source));
  return el("details", { class: "as-list" }, el("summary", {}, ...both(said("as_list"))), el("ul", {}, ...found.nodes.filter(({ id }) => starts.has(id)).map(entry)));
}

function head(id: string): SVGMarkerElement {
  return svg("marker", { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { class: "arrow-head", d: "M0,0.5L8,4L0,7.5Z" }));
}
