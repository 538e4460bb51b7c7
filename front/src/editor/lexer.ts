// A query taken apart into pieces: whatever comes in, the pieces put together again are the very same text.

export type Sort = "space" | "comment" | "iri" | "string" | "variable" | "name" | "word" | "sign";

export interface Piece {
  sort: Sort;
  text: string;
  start: number;
  end: number;
}

// In this order: the first that fits is taken. Names of Japanese things are letters like all others.
const SORTS: [Sort, RegExp][] = [
  ["space", /\s+/uy],
  ["comment", /#[^\n]*/uy],
  ["iri", /<[^<>"{}|^`\\\s]*>/uy],
  ["string", /"""(?:"{0,2}(?:[^"\\]|\\[^]))*"""|'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/uy],
  ["variable", /[?$][\p{L}\p{N}_]+/uy],
  ["word", /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\p{L}\p{N}_:-])/uy],
  ["name", /(?:[\p{L}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)?:(?:(?:[\p{L}\p{N}_:]|%[0-9A-Fa-f]{2}|\\.)(?:(?:[\p{L}\p{N}_:.-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\p{L}\p{N}_:-]|%[0-9A-Fa-f]{2}|\\.))?)?/uy],
  ["word", /@?[\p{L}_][\p{L}\p{N}_-]*/uy],
  ["sign", /\^\^|&&|\|\||!=|<=|>=|[^]/uy],
];

export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  for (let start = 0; start < text.length; start = found.at(-1)!.end) {
    found.push(piece(text, start));
  }
  return found;
}

function piece(text: string, start: number): Piece {
  for (const [sort, form] of SORTS) {
    form.lastIndex = start;
    const match = form.exec(text);
    if (match) {
      return { sort, text: match[0], start, end: start + match[0].length };
    }
  }
  throw new Error("the last form takes any character");
}

// What a query means to a server: everything but blanks and comments.
export function meaning(text: string): string[] {
  return pieces(text).filter((each) => each.sort !== "space" && each.sort !== "comment").map((each) => each.text);
}

// Names of the variables of a query, each once, in order.
export function variables(text: string): string[] {
  const found = pieces(text).filter((each) => each.sort === "variable").map((each) => each.text.slice(1));
  return [...new Set(found)];
}
