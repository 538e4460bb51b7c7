// What is chosen, told in full: an actor with its measures and lines, or a line with the words it rests on.
import { el, fresh } from "../answer/dom";
import { mixed } from "./colours";
import { edgeAt, nodeAt, safe } from "./data";
import { relationName, typeName, type Desk, type Part } from "./desk";
import { SIDES } from "./filter";
import { SIDE_LOOKS } from "./looks";
import { button, lineSwatch, markSwatch } from "./parts";
import { quote } from "./quotes";
import { number } from "./words";

const PAGE = 30;

export function panel(desk: Desk): Part {
  const body = el("div", { class: "said" });
  const title = el("h2", { tabindex: -1, id: fresh("chosen"), lang: "ja" });
  const close = button("×", () => { desk.set({ chosen: [] }); }, { class: "close", "aria-label": desk.say("close") });
  const element = el("section", { class: "panel", hidden: true, "aria-labelledby": title.id }, close, title, body);
  let shownFor = "";
  const update = () => {
    const { chosen } = desk.state;
    const content = chosen.length === 3 ? line(desk, edgeAt(desk.data, chosen)) : chosen.length ? actor(desk, nodeAt(desk.data, chosen[0] ?? "")) : null;
    element.hidden = !content;
    const key = chosen.join("\n");
    // The reader's place in the list is kept while filters move.
    const at = key === shownFor ? body.scrollTop : 0;
    title.textContent = content?.title ?? "";
    body.replaceChildren(...content?.parts ?? []);
    body.scrollTop = at;
    shownFor = key;
  };
  return { element, update };
}

interface Content { title: string; parts: Node[] }

function actor(desk: Desk, at: number): Content | null {
  if (at < 0) { return null; }
  const { data, say, looks } = desk;
  const names = (data.nodes.names[at] ?? []).filter((name) => name !== data.nodes.label[at]);
  const community = data.communities.find(({ number: each }) => each === data.nodes.community[at]);
  const kind = el("p", { class: "kind" }, markSwatch(looks.shape[at] ?? "circle", looks.fill[at] ?? "", looks.rim[at] ?? "", desk.ground.ground), typeName(desk, at));
  const facts = [
    ...(names.length ? [el("dt", {}, say("other_names")), el("dd", { lang: "ja" }, names.join("、"))] : []),
    ...(community && data.communities.length > 1 ? [el("dt", {}, say("community")), el("dd", {}, say("community_of", { label: community.label, n: community.size }))] : []),
  ];
  const href = safe(data.nodes.href[at]);
  return {
    title: data.nodes.label[at] ?? "",
    parts: [kind, el("p", { class: "row" }, ...egos(desk, at), ...(href ? [el("a", { href }, say("page_of"))] : [])), ...(facts.length ? [el("dl", {}, ...facts)] : []), ...itsLines(desk, at), ...measured(desk, at)],
  };
}

function egos(desk: Desk, at: number): HTMLElement[] {
  const id = desk.data.nodes.id[at] ?? "";
  const ego = (steps: number, word: "one_step" | "two_steps") => button(desk.say(word), () => {
    desk.set(desk.state.around === id && desk.state.steps === steps ? { around: "" } : { around: id, steps, view: desk.state.view });
  }, { "aria-pressed": String(desk.state.around === id && desk.state.steps === steps) });
  return [...(desk.drawable ? [button(desk.say("centre"), () => { desk.chooseNode(at, true); })] : []), ego(1, "one_step"), ego(2, "two_steps")];
}

function measured(desk: Desk, at: number): Node[] {
  const { data, say } = desk;
  const all = data.measures.filter(({ name }) => name in data.nodes.measures);
  if (!all.length) { return []; }
  const entry = (measure: (typeof all)[number]) => {
    const about = measure.about ? el("p", { class: "about" }, desk.of(measure.about)) : null;
    return [el("dt", {}, desk.of(measure)), el("dd", {}, el("b", {}, number(data.nodes.measures[measure.name]?.[at] ?? 0)), ...(about ? [about] : []))];
  };
  return [el("h3", {}, say("measures")), el("dl", { class: "measures" }, ...all.flatMap(entry)), el("p", { class: "note" }, say("measures_note"))];
}

function itsLines(desk: Desk, at: number): Node[] {
  const { edges } = desk.data;
  const all = [...edges.source.keys()].filter((each) => edges.source[each] === at || edges.target[each] === at);
  const seen = all.filter((each) => desk.shown.edge[each]).sort((one, other) => (desk.shown.weight[other] ?? 0) - (desk.shown.weight[one] ?? 0) || one - other);
  return [el("h3", {}, desk.say("its_lines", { n: seen.length, all: all.length })), paged(desk, seen, (each) => el("li", {}, entry(desk, each, at)), "ul")];
}

function entry(desk: Desk, at: number, from: number): HTMLElement {
  const { edges, nodes, relations } = desk.data;
  const relation = edges.relation[at] ?? "";
  const directed = relations[relation]?.directed ?? true;
  const other = edges.source[at] === from ? edges.target[at] : edges.source[at];
  const way = directed ? (edges.source[at] === from ? "→" : "←") : "—";
  const made = button("", () => { desk.chooseEdge(at); }, { class: "line" });
  made.append(lineSwatch(desk.looks.line[at] ?? "", desk.looks.stroke[at] ?? "solid", false), el("span", { class: "text" }, `${way} `, el("span", { lang: "ja" }, nodes.label[other ?? -1] ?? ""), el("span", { class: "note" }, ` ${relationName(desk, relation)}`)),
    el("span", { class: "count" }, String(desk.shown.weight[at] ?? 0)));
  return made;
}

// A long list comes in pieces.
function paged(desk: Desk, all: number[], made: (at: number) => HTMLElement, tag: "ul" | "ol"): HTMLElement {
  const list = el(tag, { class: "list" });
  const next = button("", () => { more(); }, { class: "next" });
  let until = 0;
  const more = () => {
    const first = until;
    until = Math.min(until + PAGE, all.length);
    list.append(...all.slice(first, until).map(made));
    next.hidden = until >= all.length;
    next.textContent = desk.say("next_rows", { n: Math.min(PAGE, all.length - until) });
  };
  more();
  return el("div", {}, list, next);
}

function line(desk: Desk, at: number): Content | null {
  if (at < 0) { return null; }
  const { data, say, shown } = desk;
  const { edges, nodes } = data;
  const [source, target] = [edges.source[at] ?? 0, edges.target[at] ?? 0];
  const relation = edges.relation[at] ?? "";
  const directed = data.relations[relation]?.directed ?? true;
  const go = (end: number) => button(nodes.label[end] ?? "", () => { desk.chooseNode(end); }, { class: "end", lang: "ja" });
  const all = edges.evidence[at] ?? [];
  const inside = all.filter(shown.row);
  const [weight, whole] = [shown.weight[at] ?? 0, edges.weight[at] ?? 0];
  const facts = [weight === whole ? say("weight", { n: whole }) : say("weight_of", { n: weight, all: whole })];
  if (edges.strength[at] !== whole) { facts.push(say("strength", { n: number(edges.strength[at] ?? 0) })); }
  const side = SIDES[shown.side[at] ?? 0] ?? "none";
  const notes = [all.length > inside.length ? say("outside_rows", { n: all.length - inside.length }) : "", edges.more[at] ? say("more_rows", { n: edges.more[at] ?? 0 }) : ""];
  return {
    title: `${nodes.label[source] ?? ""} ${directed ? "→" : "—"} ${nodes.label[target] ?? ""}`,
    parts: [
      el("p", { class: "kind" }, lineSwatch(desk.looks.line[at] ?? "", desk.looks.stroke[at] ?? "solid", directed), relationName(desk, relation)),
      el("p", { class: "row" }, go(source), go(target)),
      el("p", { class: "weight" }, facts.join("・"), ...(desk.sided ? [" ", sideTag(desk, side)] : [])),
      el("h3", {}, say("quotes")), paged(desk, inside, (row) => quote(desk, row), "ol"),
      ...notes.filter(Boolean).map((text) => el("p", { class: "note" }, text)),
    ],
  };
}

function sideTag(desk: Desk, side: (typeof SIDES)[number]): HTMLElement {
  const made = el("span", { class: `side ${side}` }, desk.say(side));
  made.style.borderColor = mixed(SIDE_LOOKS[side].colour, desk.ground.ground, 0.2);
  return made;
}
