// The column beside the picture: legend, period, and what else narrows or dresses the picture.
import { el } from "../answer/dom";
import { legend } from "./legend";
import { button, fold, range, select } from "./parts";
import { slider } from "./slider";
import { number } from "./words";
import type { Desk, Part } from "./desk";
import type { State } from "./state";

// A slider over a measure moves in as many steps.
const STEPS = 100;
export const OPEN: Partial<State> = {
  types: [], relations: [], sides: [], communities: [], body: "", from: "", until: "", least: 1, confidence: 0, measure: "", threshold: 0, around: "",
};

export function filters(desk: Desk): Part {
  const parts: (Part | null)[] = [status(desk), legend(desk), slider(desk), narrowing(desk), appearance(desk)];
  const element = el("div", { class: "filters" }, ...parts.flatMap((part) => part?.element ?? []));
  return { element, update: () => { parts.forEach((part) => { part?.update(); }); } };
}

export function counts({ data, shown }: Desk): Record<string, number> {
  return { nodes: shown.nodes, all_nodes: data.nodes.id.length, edges: shown.edges, all_edges: data.edges.source.length };
}

function status(desk: Desk): Part {
  const line = el("p", { class: "status", role: "status" });
  const notes = el("div", { class: "notes" });
  const reset = button(desk.say("reset"), () => { desk.set(OPEN); }, { class: "reset" });
  const element = el("div", { class: "standing" }, line, notes, reset);
  const update = () => {
    const { state, shown } = desk;
    const text = desk.say("status", counts(desk));
    if (line.textContent !== text) { line.textContent = text; }
    const said = [];
    if (state.around) {
      const label = desk.data.nodes.label[desk.data.nodes.id.indexOf(state.around)] ?? "";
      said.push(el("p", { class: "ego" }, desk.say("ego", { label, steps: state.steps }), " ", button(desk.say("ego_off"), () => { desk.set({ around: "" }); }, { class: "quiet" })));
    }
    if (shown.undated) { said.push(el("p", {}, desk.say("undated", { n: shown.undated }))); }
    if (shown.uncertain) { said.push(el("p", {}, desk.say("uncertain", { n: shown.uncertain }))); }
    notes.replaceChildren(...said);
    reset.hidden = Object.entries(OPEN).every(([key, value]) => JSON.stringify(state[key as keyof State]) === JSON.stringify(value));
  };
  return { element, update };
}

function narrowing(desk: Desk): Part {
  const { data } = desk;
  const most = Math.min(data.edges.weight.reduce((high, each) => Math.max(high, each), 1), 50);
  const body = select(desk.say("body"), [["", desk.say("any_body")], ...data.bodies.map((name) => [name, name] as [string, string])], (value) => { desk.set({ body: value }); });
  const least = range(desk.say("least"), Math.max(most, 2), 1, String, (value) => { desk.set({ least: value }); }, 1);
  const sure = range(desk.say("confidence"), 1, 0.05, (value) => value.toFixed(2), (value) => { desk.set({ confidence: value }); });
  const measure = select(desk.say("measure"), [["", desk.say("no_measure")], ...measures(desk)], (value) => { desk.set({ measure: value, threshold: 0 }); });
  const high = () => (data.nodes.measures[desk.state.measure] ?? []).reduce((top, each) => Math.max(top, each), 0);
  const over = range(desk.say("threshold"), STEPS, 1, (value) => number(value / STEPS * high()), (value) => { desk.set({ threshold: value / STEPS * high() }); });
  const element = fold(desk.say("more_filters"), false, ...(data.bodies.length > 1 ? [body.element] : []), least.element, sure.element, measure.element, over.element);
  const update = () => {
    const { state } = desk;
    body.field.value = state.body;
    least.set(state.least);
    sure.set(state.confidence);
    measure.field.value = state.measure;
    over.element.hidden = !state.measure;
    over.set(high() ? state.threshold / high() * STEPS : 0);
    if (state.body || state.least > 1 || state.confidence || state.measure) { element.open = true; }
  };
  return { element, update };
}

function measures(desk: Desk): [string, string][] {
  return desk.data.measures.filter(({ name }) => name in desk.data.nodes.measures).map((each) => [each.name, desk.of(each)]);
}

function appearance(desk: Desk): Part {
  const { data, say } = desk;
  const colour = select(say("colour_by"), [["type", say("by_type")], ["community", say("by_community")]], (value) => { desk.set({ colour: value as State["colour"] }); });
  const size = select(say("size_by"), [["", say("by_shown")], ...measures(desk)], (value) => { desk.set({ size: value }); });
  const lines = select(say("lines_by"), [["relation", say("by_relation")], ["side", say("by_side")]], (value) => { desk.set({ lines: value as State["lines"] }); });
  const counted = data.edges.strength.every((each, at) => each === data.edges.weight[at]);
  const element = fold(say("appearance"), true, ...(data.communities.length > 1 ? [colour.element] : []), size.element, ...(desk.sided ? [lines.element] : []),
    el("p", { class: "note" }, say(counted ? "width_note" : "strength_note")));
  const update = () => {
    colour.field.value = desk.state.colour;
    size.field.value = desk.state.size;
    lines.field.value = desk.state.lines;
  };
  return { element, update };
}
