// The legend, which is the filter as well: each kind with its mark or line and its number, to be switched off and on.
import { el, fresh } from "../answer/dom";
import { SIDES } from "./filter";
import { SIDE_LOOKS } from "./looks";
import { mixed, readable } from "./colours";
import { button, fold, lineSwatch, markSwatch } from "./parts";
import type { Desk, Part } from "./desk";
import type { State } from "./state";
import type { Word } from "./words";

type Key = "types" | "relations" | "sides" | "communities";
interface Entry { name: string; text: string; swatch: SVGElement; count: (desk: Desk) => [number, number] }

// More communities than these cannot be told apart by colour.
const COLOURED = 8;

export function legend(desk: Desk): Part {
  const groups = [types(desk), ...lines(desk), ...(desk.data.communities.length > 1 ? [communities(desk)] : [])];
  const element = el("div", { class: "legend" }, ...groups.map((group) => group.element));
  return { element, update: () => { groups.forEach((group) => { group.update(); }); } };
}

function tally(names: ArrayLike<string>, on: ArrayLike<number>): Map<string, [number, number]> {
  const counts = new Map<string, [number, number]>();
  for (let at = 0; at < names.length; at += 1) {
    const count = counts.get(names[at] ?? "") ?? [0, 0];
    count[0] += on[at] ? 1 : 0;
    count[1] += 1;
    counts.set(names[at] ?? "", count);
  }
  return counts;
}

function types(desk: Desk): Part {
  const { data } = desk;
  const used = Object.entries(data.types).filter(([name]) => data.nodes.type.includes(name));
  return group(desk, "types", "types", used.map(([name, look]) => {
    const fill = desk.state.colour === "type" ? look.colour : desk.ground.soft;
    return { name, text: desk.of(look), swatch: swatch(desk, look.shape, fill) };
  }), () => tally(data.nodes.type, desk.shown.node));
}

function swatch({ ground }: Desk, shape: Parameters<typeof markSwatch>[0], fill: string): SVGElement {
  return markSwatch(shape, readable(fill, ground.ground, ground.ink, 1.25), mixed(fill, ground.dark ? "#ffffff" : "#000000", 0.5), ground.ground);
}

function lines(desk: Desk): Part[] {
  const { data, ground, state } = desk;
  const used = Object.entries(data.relations).filter(([name]) => data.edges.relation.includes(name));
  const relations = group(desk, "relations", "relations", used.map(([name, look]) => {
    const bySide = state.lines === "side";
    const colour = readable(bySide ? ground.soft : look.colour, ground.ground, ground.ink, name === "coMention" ? 1.5 : 2);
    return { name, text: desk.of(look), swatch: lineSwatch(colour, bySide ? "solid" : look.stroke, look.directed) };
  }), () => tally(data.edges.relation, desk.shown.edge));
  if (!desk.sided) { return [relations]; }
  const sides = group(desk, "sides", "sides", (["for", "against", "both", "none"] as const).map((name) => {
    const { colour, stroke } = SIDE_LOOKS[name];
    const seen = state.lines === "side" ? readable(colour, ground.ground, ground.ink, 2) : ground.soft;
    return { name, text: desk.say(name), swatch: lineSwatch(seen, stroke, false) };
  }), () => tally([...desk.shown.side].map((side) => SIDES[side] ?? "none"), desk.shown.edge));
  return used.length > 1 ? [sides, relations] : [sides];
}

function communities(desk: Desk): Part {
  const { data, ground } = desk;
  const first = data.communities.slice(0, COLOURED);
  const made = group(desk, "communities", "communities", first.map(({ number, label, size, colour }) => ({
    name: String(number), text: desk.say("community_of", { label, n: size }),
    swatch: swatch(desk, "circle", desk.state.colour === "community" ? colour : ground.soft),
  })), () => tally(data.nodes.community.map(String), desk.shown.node), desk.state.colour === "community");
  if (data.communities.length > COLOURED) { made.element.append(el("p", { class: "note" }, desk.say("other_communities"))); }
  return made;
}

function group(desk: Desk, key: Key, title: Word, entries: Omit<Entry, "count">[], counts: () => Map<string, [number, number]>, open = true): Part {
  const fields = entries.map((entry) => toggle(desk, key, entry));
  const all = button("", () => {
    const off = desk.state[key].length ? [] : entries.map(({ name }) => name);
    desk.set({ [key]: off } as Partial<State>);
  }, { class: "quiet" });
  const element = fold(desk.say(title), open, el("ul", {}, ...fields.map(({ element }) => element)), ...(entries.length > 2 ? [all] : []));
  const update = () => {
    const found = counts();
    fields.forEach(({ update: set }, at) => { set(found.get(entries[at]?.name ?? "") ?? [0, 0]); });
    all.textContent = desk.say(desk.state[key].length ? "all_on" : "all_off");
  };
  return { element, update };
}

function toggle(desk: Desk, key: Key, { name, text, swatch: drawn }: Omit<Entry, "count">): { element: HTMLElement; update: (count: [number, number]) => void } {
  const field = el("input", { type: "checkbox", id: fresh("toggle") });
  const count = el("span", { class: "count" });
  field.addEventListener("change", () => {
    const off = desk.state[key].filter((each) => each !== name);
    desk.set({ [key]: field.checked ? off : [...off, name].sort() } as Partial<State>);
  });
  const update = ([shown, all]: [number, number]) => {
    field.checked = !desk.state[key].includes(name);
    count.textContent = shown === all ? String(all) : `${shown} / ${all}`;
  };
  return { element: el("li", {}, field, el("label", { for: field.id }, drawn, el("span", { class: "text" }, text), count)), update };
}
