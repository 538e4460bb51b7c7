// A query set in lines: one clause, one triple a line, blocks moved in. No piece of it is changed, left out or added.

import { pieces, type Piece } from "./lexer.ts";

const STEP = "  ";
// Words that begin a line.
const CLAUSES = new Set(
  "BASE PREFIX SELECT CONSTRUCT ASK DESCRIBE FROM WHERE GROUP HAVING ORDER LIMIT OFFSET OPTIONAL FILTER BIND MINUS GRAPH VALUES".split(" "),
);

export function formatted(text: string): string {
  const writer = new Writer();
  pieces(text).forEach((each, index, all) => writer.take(each, all[index - 1]));
  return writer.text();
}

class Writer {
  private lines: string[] = [];
  private line = "";
  private depth = 0;
  private inline = 0;
  private listed = false;
  private data = false;
  private clause = "";

  take(piece: Piece, before: Piece | undefined): void {
    if (piece.sort === "space") {
      this.blank(piece);
    } else if (piece.sort === "comment") {
      this.comment(piece, before);
    } else if (piece.text === "{" || piece.text === "}") {
      this.brace(piece.text, before);
    } else {
      this.word(piece, before);
    }
  }

  text(): string {
    this.end();
    return `${this.lines.join("\n").trim()}\n`;
  }

  // Paragraphs stay paragraphs.
  private blank(piece: Piece): void {
    if (piece.text.split("\n").length > 2 && this.inline === 0) {
      this.end();
      this.lines.push(...(this.lines.at(-1) === "" ? [] : [""]));
    }
  }

  private comment(piece: Piece, before: Piece | undefined): void {
    if (before === undefined || before.text.includes("\n")) {
      this.end();
      this.add(piece.text, false);
    } else if (this.line === "" && this.lines.length > 0 && this.lines.at(-1) !== "") {
      this.lines.push(`${this.lines.pop()} ${piece.text}`);
      return;
    } else {
      this.add(piece.text, true);
    }
    this.end();
  }

  private brace(sign: string, before: Piece | undefined): void {
    this.data = sign === "{" ? this.clause === "VALUES" : this.data;
    if (this.data) {
      this.add(sign, before?.sort === "space");
      this.data = sign === "{";
      this.clause = "";
      if (sign === "}") {
        this.end();
      }
      return;
    }
    this.listed = false;
    if (sign === "{") {
      this.add(sign, before?.sort === "space");
      this.end();
      this.depth += 1;
    } else {
      this.end();
      this.depth = Math.max(0, this.depth - 1);
      this.add(sign, false);
      this.end();
    }
    this.clause = "";
  }

  private word(piece: Piece, before: Piece | undefined): void {
    const upper = piece.sort === "word" ? piece.text.toUpperCase() : "";
    if (CLAUSES.has(upper) && this.inline === 0 && !(upper === "WHERE" && this.clause === "ASK")) {
      this.end();
      this.listed = false;
      this.clause = upper;
    }
    this.inline += "([".includes(piece.text) ? 1 : ")]".includes(piece.text) ? -1 : 0;
    this.add(piece.text, before?.sort === "space");
    if (this.inline <= 0 && (piece.text === "." || piece.text === ";")) {
      this.inline = 0;
      this.end();
      this.listed = piece.text === ";";
    }
  }

  private add(text: string, parted: boolean): void {
    if (this.line === "") {
      this.line = STEP.repeat(this.depth + (this.listed ? 2 : 0)) + text;
    } else {
      this.line += parted ? ` ${text}` : text;
    }
  }

  private end(): void {
    if (this.line !== "") {
      this.lines.push(this.line);
      this.line = "";
    }
  }
}
