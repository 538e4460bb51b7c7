// The same as the picture in words: who is shown, and every line, to be sorted, leafed through and opened.
import { el } from "../answer/dom";
import { edgeNames, short } from "./data";
import { relationName, typeName, type Desk, type Part } from "./desk";
import { SIDES } from "./filter";
import { button } from "./parts";
import { number } from "./words";

interface Column { name: string; title: string; numeric: boolean; value: (at: number) => string | number; told?: (at: number) => string }

const PAGE = 100;
// A printed table ends somewhere, and says where.
const PRINTED = 1500;

export function table(desk: Desk, of: "actors" | "lines"): Part & { print: (whole: boolean) => void } {
  const columns = of === "actors" ? actors(desk) : lines(desk);
  const [head, body] = [el("tr"), el("tbody")];
  const pages = el("nav", { class: "pages", "aria-label": desk.say("rows", { from: "", to: "", all: "" }).replace(/[–/]/g, "").trim() });
  const element = el("div", { class: "table" }, el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": desk.say(of) },
    el("table", {}, el("caption", { class: "unseen" }, desk.say(of)), el("thead", {}, head), body)), pages);
  let [first, size, for_] = [0, PAGE, ""];
  const update = () => {
    if (desk.state.view !== of && size === PAGE) { return; }
    const sort = desk.state.sort || (of === "actors" ? "shown-" : "weight-");
    const sorted = ordered(desk, of, columns, sort);
    const key = `${sort} ${desk.shown.nodes} ${desk.shown.edges}`;
    if (key !== for_ || first >= sorted.length) { [first, for_] = [0, key]; }
    head.replaceChildren(...columns.map((column) => header(desk, column, sort)));
    body.replaceChildren(...sorted.slice(first, first + size).map((at) => row(desk, of, columns, at)));
    pages.replaceChildren(...leaf(desk, first, sorted.length, size, (to) => { first = to; update(); }));
  };
  const print = (whole: boolean) => { size = whole ? PRINTED : PAGE; first = 0; update(); };
  return { element, update, print };
}

function ordered(desk: Desk, of: "actors" | "lines", columns: Column[], sort: string): number[] {
  const shown = of === "actors" ? desk.shown.node : desk.shown.edge;
  const all = [...shown.keys()].filter((at) => shown[at]);
  const column = columns.find(({ name }) => name === sort.slice(0, -1)) ?? columns[columns.length - 1];
  const up = sort.endsWith("-") ? -1 : 1;
  if (!column) { return all; }
  const values = new Map(all.map((at) => [at, column.value(at)]));
  const collator = new Intl.Collator("ja");
  return all.sort((one, other) => {
    const [a, b] = [values.get(one) ?? 0, values.get(other) ?? 0];
    return up * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b))) || one - other;
  });
}

function header(desk: Desk, { name, title, numeric }: Column, sort: string): HTMLElement {
  const now = sort.slice(0, -1) === name ? sort.slice(-1) : "";
  const next = now ? (now === "-" ? "+" : "-") : numeric ? "-" : "+";
  const act = button(title, () => { desk.set({ sort: `${name}${next}` }); }, { title: desk.say("sort_hint") });
  act.append(el("span", { class: "arrow", "aria-hidden": true }, now === "-" ? "▼" : now ? "▲" : ""));
  return el("th", { scope: "col", class: numeric ? "number" : null, "aria-sort": now ? (now === "-" ? "descending" : "ascending") : null }, act);
}

function row(desk: Desk, of: "actors" | "lines", columns: Column[], at: number): HTMLElement {
  const { chosen } = desk.state;
  const own = of === "actors" ? [short(desk.data, desk.data.nodes.id[at] ?? "")] : edgeNames(desk.data, at);
  const open = () => { if (of === "actors") { desk.chooseNode(at); } else { desk.chooseEdge(at); } };
  const cells = columns.map(({ value, told, numeric }, index) => {
    const text = told ? told(at) : typeof value(at) === "number" ? number(value(at) as number) : String(value(at));
    return index ? el("td", numeric ? { class: "number" } : { lang: "ja" }, text) : el("th", { scope: "row", lang: "ja" }, button(text, open, { class: "open" }));
  });
  return el("tr", { class: own.join("\n") === chosen.join("\n") ? "chosen" : null }, ...cells);
}

function leaf(desk: Desk, first: number, all: number, size: number, to: (first: number) => void): Node[] {
  const said = el("span", { role: "status" }, desk.say("rows", { from: all ? first + 1 : 0, to: Math.min(first + size, all), all }));
  if (all <= size) { return [said]; }
  const back = button(desk.say("previous"), () => { to(Math.max(first - size, 0)); });
  const on = button(desk.say("next"), () => { to(first + size); });
  back.disabled = first === 0;
  on.disabled = first + size >= all;
  return [back, said, on];
}

function actors(desk: Desk): Column[] {
  const { data, say } = desk;
  const { nodes } = data;
  const community = new Map(data.communities.map(({ number: each, label }) => [each, label]));
  return [
    { name: "name", title: say("name"), numeric: false, value: (at) => nodes.label[at] ?? "" },
    { name: "type", title: say("type"), numeric: false, value: (at) => typeName(desk, at) },
    ...(data.communities.length > 1 ? [{ name: "community", title: say("community"), numeric: false, value: (at: number) => community.get(nodes.community[at] ?? 0) ?? "" }] : []),
    ...data.measures.filter(({ name }) => name in nodes.measures).map((measure) => ({
      name: measure.name, title: desk.of(measure), numeric: true, value: (at: number) => nodes.measures[measure.name]?.[at] ?? 0,
    })),
    { name: "shown", title: say("by_shown"), numeric: true, value: (at) => desk.shown.degree[at] ?? 0 },
  ];
}

function lines(desk: Desk): Column[] {
  const { data, say } = desk;
  const { edges, nodes } = data;
  const name = (at: number | undefined) => nodes.label[at ?? -1] ?? "";
  return [
    { name: "from", title: say("from"), numeric: false, value: (at) => name(edges.source[at]) },
    { name: "relation", title: say("relation"), numeric: false, value: (at) => relationName(desk, edges.relation[at] ?? "") },
    { name: "to", title: say("to"), numeric: false, value: (at) => name(edges.target[at]) },
    ...(desk.sided ? [{ name: "side", title: say("side"), numeric: false, value: (at: number) => say(SIDES[desk.shown.side[at] ?? 0] ?? "none") }] : []),
    { name: "dates", title: say("dates"), numeric: false, value: (at) => dates(desk, at) },
    { name: "weight", title: say("evidence"), numeric: true, value: (at) => desk.shown.weight[at] ?? 0 },
  ];
}

// From the first to the last day within the filters.
function dates(desk: Desk, at: number): string {
  const { edges, evidence, meetings } = desk.data;
  const days = (edges.evidence[at] ?? []).filter(desk.shown.row).flatMap((each) => meetings[evidence.meeting[each] ?? -1]?.date ?? []).sort();
  const [first, last] = [days[0] ?? "", days[days.length - 1] ?? ""];
  return first === last ? first : `${first} – ${last}`;
}
