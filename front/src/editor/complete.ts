// What the editor offers while somebody types: terms, prefixes, keywords, variables, and names of things in the graph.

import { type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";

import { element } from "./dom.ts";
import keywords from "./keywords.json";
import { variables } from "./lexer.ts";
import { place, type Place } from "./place.ts";
import { declared, declaring, prefixOf } from "./prefixes.ts";
import { fitting, fold, type Term, type Vocabulary } from "./terms.ts";
import { both, language, said } from "./words.ts";

interface Suggestion {
  iri: string;
  kind: string;
  label: string;
  matched: string;
  context: string;
}

type Source = (context: CompletionContext) => Promise<CompletionResult | null>;

// A name is asked for only when somebody pauses.
const PAUSE = 120;

export function completion(vocabulary: () => Vocabulary, names: string): Source {
  return async (context) => {
    const text = context.state.doc.toString();
    const found = place(text, context.pos);
    if (!found) {
      return null;
    }
    if (found.kind === "iri" || found.kind === "text") {
      return found.typed.trim() && !/^\w+:\/\//u.test(found.typed) ? things(context, found, names) : null;
    }
    const options = offered(found, text, vocabulary());
    return options.length > 0 ? { from: found.from, options, filter: false } : null;
  };
}

function offered(found: Place, text: string, vocabulary: Vocabulary): Completion[] {
  if (found.kind === "variable") {
    const typed = found.typed.slice(1);
    const others = variables(text.slice(0, found.from) + text.slice(found.to));
    return others.filter((each) => each !== typed && each.startsWith(typed)).map((each) => ({ label: `?${each}`, type: "variable" }));
  }
  const given = declared(text);
  return found.kind === "name" ? ofPrefix(found.typed, given, vocabulary) : ofWord(found.typed, given, vocabulary);
}

// Behind "pg:" the terms of this namespace, whatever its prefix is called in this query.
function ofPrefix(typed: string, given: ReadonlyMap<string, string>, { prefixes, terms }: Vocabulary): Completion[] {
  const prefix = typed.slice(0, typed.indexOf(":"));
  const namespace = given.get(prefix) ?? prefixes[prefix];
  const inside = terms.filter((each) => prefixes[each.name.slice(0, each.name.indexOf(":"))] === namespace);
  return fitting(inside, typed.slice(prefix.length + 1)).map((each) => offer(each, given, prefixes));
}

function ofWord(typed: string, given: ReadonlyMap<string, string>, { prefixes, terms }: Vocabulary): Completion[] {
  const wanted = fold(typed);
  const said = keywords.filter((each) => fold(each).startsWith(wanted)).map((each) => ({ label: each, type: "keyword" }));
  const names = Object.keys(prefixes).filter((each) => each.startsWith(wanted)).map((each) => ofNamespace(each, prefixes));
  return [...said, ...names, ...fitting(terms, typed).map((each) => offer(each, given, prefixes))];
}

function ofNamespace(name: string, prefixes: Vocabulary["prefixes"]): Completion {
  const apply = (view: EditorView, _: Completion, from: number, to: number) => write(view, `${name}:`, from, to, [name], prefixes);
  return { label: `${name}:`, detail: prefixes[name], type: "namespace", apply };
}

function offer(term: Term, given: ReadonlyMap<string, string>, prefixes: Vocabulary["prefixes"]): Completion {
  const usual = term.name.slice(0, term.name.indexOf(":"));
  const prefix = prefixOf(prefixes[usual]!, usual, given);
  const label = prefix + term.name.slice(usual.length);
  const apply = (view: EditorView, _: Completion, from: number, to: number) => write(view, label, from, to, given.has(prefix) ? [] : [prefix], prefixes);
  return { label, detail: term[language()], type: term.sort, info: () => meaning(term), apply };
}

// What is accepted declares its prefix, in one step that can be undone.
function write(view: EditorView, text: string, from: number, to: number, undeclared: readonly string[], prefixes: Vocabulary["prefixes"]): void {
  const query = view.state.doc.toString();
  const given = declared(query);
  const declaration = declaring(query, undeclared.filter((each) => !given.has(each)), prefixes);
  const changes = [{ from, to, insert: text }, ...(declaration && declaration.from <= from ? [declaration] : [])];
  const moved = declaration && declaration.from <= from ? declaration.insert.length : 0;
  view.dispatch({ changes, selection: { anchor: from + moved + text.length }, userEvent: "input.complete" });
}

function meaning(term: Term): Node {
  const box = element("div", { class: "meaning" });
  box.append(element("b", {}, both(term)), " ", element("span", { class: "tag" }, said(`sort_${term.sort}`)));
  if (term.about_ja) {
    box.append(element("p", {}, both({ ja: term.about_ja, en: term.about_en })));
  }
  return box;
}

async function things(context: CompletionContext, found: Place & { argument: boolean }, names: string): Promise<CompletionResult | null> {
  await new Promise((resume) => setTimeout(resume, PAUSE));
  if (context.aborted) {
    return null;
  }
  const answer = await fetch(`${names}?${new URLSearchParams({ q: found.typed })}`).catch(() => null);
  const all = answer?.ok ? ((await answer.json()) as Suggestion[]) : [];
  const options = all.map((each) => thing(each, found));
  return options.length > 0 ? { from: found.from, to: found.to, options, filter: false } : null;
}

function thing(each: Suggestion, found: Place & { argument: boolean }): Completion {
  const named = each.matched && each.matched !== each.label ? `${each.label}（${each.matched}）` : each.label;
  return { label: named, detail: each.context, type: each.kind, apply: found.kind === "iri" ? `<${each.iri}>` : quoted(each.label, found.argument) };
}

// Names in the graph are Japanese; what a function is given is better without a language.
function quoted(label: string, argument: boolean): string {
  const text = label.replace(/[\\"]/gu, "\\$&").replace(/\n/gu, "\\n");
  return `"${text}"${argument ? "" : "@ja"}`;
}
