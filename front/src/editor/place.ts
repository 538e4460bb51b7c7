// Where in a query somebody is typing, and what they have typed of it so far: decides what can be completed.

import { pieces } from "./lexer.ts";

export type Place =
  | { kind: "iri" | "text"; from: number; to: number; typed: string; argument: boolean }
  | { kind: "variable" | "name" | "word"; from: number; to: number; typed: string };

export function place(text: string, at: number): Place | null {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const piece = pieces(text).find((each) => each.start < at && at <= each.end);
  if (!piece || piece.sort === "comment") {
    return null;
  }
  if (piece.sort === "string" || piece.sort === "iri") {
    return inside(text, at, piece.start, piece.end);
  }
  return begun(text, at, line) ?? plain(line, at);
}

// In a string or an IRI that has its end; behind the end there is nothing to complete.
function inside(text: string, at: number, start: number, end: number): Place | null {
  const long = text.startsWith('"""', start) || text.startsWith("'''", start);
  if (at === end || long) {
    return null;
  }
  const kind = text[start] === "<" ? "iri" : "text";
  return { kind, from: start, to: end, typed: text.slice(start + 1, at), argument: argument(text, start) };
}

// Behind a sign that opens a string or an IRI and has no end yet. Behind "<" a blank is an end: it compares.
function begun(text: string, at: number, line: string): Place | null {
  const open = /(?:<([^<>"{}|^`\\\s]*)|"([^"\\]*))$/u.exec(line);
  if (!open) {
    return null;
  }
  const from = at - open[0].length;
  const opens = pieces(text).some((each) => each.start === from && each.sort === "sign");
  const kind = open[1] === undefined ? "text" : "iri";
  return opens ? { kind, from, to: at, typed: open[0].slice(1), argument: argument(text, from) } : null;
}

// Whether what begins here is an argument of a function.
function argument(text: string, from: number): boolean {
  return /[(,]\s*$/u.test(text.slice(0, from));
}

function plain(line: string, at: number): Place | null {
  const forms = [
    ["variable", /[?$][\p{L}\p{N}_]*$/u],
    ["name", /(?:\p{L}[\p{L}\p{N}_.-]*)?:[\p{L}\p{N}_-]*$/u],
    ["word", /\p{L}[\p{L}\p{N}_-]*$/u],
  ] as const;
  for (const [kind, form] of forms) {
    const typed = form.exec(line)?.[0];
    if (typed !== undefined) {
      return { kind, from: at - typed.length, to: at, typed };
    }
  }
  return null;
}
