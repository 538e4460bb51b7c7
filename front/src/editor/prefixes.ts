// Prefixes of a query: which are declared, which are used, and where another one is to be declared.

import { pieces, type Piece } from "./lexer.ts";

export interface Insertion {
  from: number;
  insert: string;
}

type Namespaces = Readonly<Record<string, string>>;

function meant(text: string): Piece[] {
  return pieces(text).filter((each) => each.sort !== "space" && each.sort !== "comment");
}

// The prefixes that a query declares, with their namespaces.
export function declared(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const all = meant(text);
  for (const [index, each] of all.entries()) {
    const [name, iri] = [all[index + 1], all[index + 2]];
    if (declares(each) && name?.sort === "name" && iri?.sort === "iri") {
      found.set(name.text.slice(0, -1), iri.text.slice(1, -1));
    }
  }
  return found;
}

function declares(piece: Piece | undefined): boolean {
  return piece?.sort === "word" && piece.text.toUpperCase() === "PREFIX";
}

// The known prefixes that a query uses and does not declare, in order.
export function missing(text: string, known: Namespaces): string[] {
  const given = declared(text);
  const used = meant(text)
    .filter((each, index, all) => each.sort === "name" && !declares(all[index - 1]))
    .map((each) => each.text.slice(0, each.text.indexOf(":")));
  return [...new Set(used)].filter((each) => !given.has(each) && Object.hasOwn(known, each));
}

// Declares prefixes behind those that are there, or at the head of the query, below its first comments.
export function declaring(text: string, names: readonly string[], known: Namespaces): Insertion | null {
  if (names.length === 0) {
    return null;
  }
  const lines = names.map((each) => `PREFIX ${each}: <${known[each]}>\n`).join("");
  const behind = lastDeclaration(text);
  if (behind >= 0) {
    return text[behind] === "\n" ? { from: behind + 1, insert: lines } : { from: behind, insert: `\n${lines}` };
  }
  return { from: head(text), insert: lines };
}

function lastDeclaration(text: string): number {
  const all = meant(text);
  const last = all.findLastIndex((each, index) => each.sort === "iri" && (declares(all[index - 2]) || based(all[index - 1])));
  return last < 0 ? -1 : all[last]!.end;
}

function based(piece: Piece | undefined): boolean {
  return piece?.sort === "word" && piece.text.toUpperCase() === "BASE";
}

// Where the query begins: at the first line that is no comment.
function head(text: string): number {
  const first = meant(text)[0]?.start ?? text.length;
  const line = text.lastIndexOf("\n", first - 1) + 1;
  return text.slice(line, first).trim() === "" ? line : first;
}

// How a namespace is written in this query: by the prefix that it declares for it, or by the usual one.
export function prefixOf(namespace: string, usual: string, given: ReadonlyMap<string, string>): string {
  for (const [name, iri] of given) {
    if (iri === namespace) {
      return name;
    }
  }
  return usual;
}
