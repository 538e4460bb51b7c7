// An answer as a table: sorted by any column, so many rows at a time, long texts folded.
import { PLACE, reader, shown } from "./columns";
import { el } from "./dom";
import { link } from "./links";
import type { Answer, Cell, Column, Place } from "./types";
import { day } from "./time";
import { both, said } from "./words";

// So many rows at a time; on a phone, where a row is a card, fewer.
const STEP = typeof matchMedia === "function" && matchMedia("(max-width: 46rem)").matches ? 25 : 200;
const LONG = 220;
const KEPT = 150;
const SHORT = 12;
// What cells of a type are called in the style sheet.
const STYLES: Record<string, string> = { quote: "words", integer: "figure", decimal: "figure", iri: "text" };
const COLLATOR = new Intl.Collator("ja", { numeric: true });

interface Numbered { row: Cell[]; notes: Cell[] }

export function table(answer: Answer, place: Place): HTMLElement {
  const all: Numbered[] = answer.rows.map((row, at) => ({ row, notes: answer.notes?.[at] ?? [] }));
  const columns = shown(answer.columns);
  const style = styles(answer, columns);
  const body = el("tbody");
  const rest = el("p", { class: "more-rows" });
  let rows = all;
  let drawn = 0;
  const draw = (upto: number) => {
    for (const each of rows.slice(drawn, upto)) { body.append(line(answer, columns, style, each, place)); }
    drawn = Math.min(upto, rows.length);
    rest.replaceChildren(...more(drawn, rows.length, () => { draw(drawn + STEP); }));
  };
  const sort = (column: Column, direction: number) => {
    rows = direction ? sorted(all, answer, column, direction) : all;
    const upto = Math.max(drawn, STEP);
    body.replaceChildren();
    drawn = 0;
    draw(upto);
  };
  draw(STEP);
  const head = el("thead", {}, el("tr", {}, ...headings(columns, sort)));
  const scroll = el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "答え / Answer" });
  scroll.append(el("table", { class: "answer" }, head, body));
  return el("div", { class: "rows" }, scroll, rest);
}

function headings(columns: Column[], sort: (column: Column, direction: number) => void): HTMLElement[] {
  const cells = columns.map((column) => {
    const button = el("button", { type: "button", class: "sort" }, ...both(column));
    return { column, button, cell: el("th", { scope: "col", class: STYLES[column.type] ?? column.type }, button) };
  });
  for (const { column, button, cell } of cells) {
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: "none" }[cell.getAttribute("aria-sort") ?? ""] ?? "ascending";
      for (const other of cells) { other.cell.removeAttribute("aria-sort"); }
      if (next !== "none") { cell.setAttribute("aria-sort", next); }
      sort(column, { ascending: 1, descending: -1 }[next] ?? 0);
    });
  }
  return cells.map(({ cell }) => cell);
}

// Empty cells come last in either direction.
export function sorted(rows: Numbered[], answer: Answer, column: Column, direction: number): Numbered[] {
  const read = reader(answer);
  const numbers = ["integer", "decimal"].includes(column.type);
  return [...rows].sort((one, other) => {
    const [a, b] = [read(one.row, column.name), read(other.row, column.name)];
    if (!a || !b) { return Number(!a) - Number(!b); }
    return direction * (numbers ? Number(a) - Number(b) : COLLATOR.compare(a, b));
  });
}

function more(drawn: number, all: number, next: () => void): (Node | string)[] {
  if (all <= drawn) { return []; }
  const button = el("button", { type: "button", class: "button" }, ...both(said("more", { n: Math.min(STEP, all - drawn) })));
  button.addEventListener("click", next);
  return [el("span", { class: "count" }, ...both(said("shown", { n: drawn, all }))), " ", button];
}

// A column of short words is never broken within them.
function styles(answer: Answer, columns: Column[]): string[] {
  const read = reader(answer);
  return columns.map((column) => {
    const style = STYLES[column.type] ?? column.type;
    return style === "text" && answer.rows.every((row) => (read(row, column.name) ?? "").length <= SHORT) ? "text short" : style;
  });
}

function line(answer: Answer, columns: Column[], style: string[], { row, notes }: Numbered, place: Place): HTMLElement {
  const read = reader(answer);
  return el("tr", {}, ...columns.map((column, index) => {
    const cell = el("td", { class: style[index], "data-ja": column.ja, "data-en": column.en });
    const text = read(row, column.name) ?? "";
    const target = read(row, column.iri) ?? text;
    cell.append(...(column.type === "quote" && text ? quote(text, target, row, read, place) : plain(text, target, place, column.type)));
    const note = notes[answer.variables.indexOf(column.name)];
    if (note) { cell.append(el("span", { class: note.startsWith("@") ? "language-tag" : "datatype" }, note)); }
    return cell;
  }));
}

function plain(text: string, target: string, place: Place, type: string): (Node | string)[] {
  const told = type === "date" ? day(text) : null;
  if (!told) { return text ? linked(text, target, place) : []; }
  const [found, when] = [link(target, place), el("time", { datetime: text }, ...both(told))];
  return [found ? el("a", { href: found.href }, when) : when];
}

function quote(text: string, target: string, row: Cell[], read: ReturnType<typeof reader>, place: Place): Node[] {
  const [file, page, at] = PLACE.map((name) => read(row, name));
  const where = el("span", { class: "where" });
  if (file) { where.append(el("span", { lang: "ja" }, file)); }
  if (page) { where.append(" ", ...both(said("page", { n: page }))); }
  if (at) { where.append(" ", ...both(said("line", { n: at }))); }
  return [el("q", { class: "evidence", lang: "ja" }, ...linked(text, target, place)), ...(where.childNodes.length ? [where] : [])];
}

function linked(text: string, target: string, place: Place): (Node | string)[] {
  const found = link(target, place);
  const wrap = (words: string): Node => found
    ? el("a", { href: found.href, class: found.outward ? "outward" : null, rel: found.outward ? "noreferrer" : null }, words)
    : document.createTextNode(words);
  const letters = Array.from(text);
  return letters.length > LONG ? folded(letters, wrap) : [wrap(text)];
}

function folded(letters: string[], wrap: (words: string) => Node): (Node | string)[] {
  const words = el("span", {}, wrap(`${letters.slice(0, KEPT).join("")}…`));
  const button = el("button", { type: "button", class: "fold", "aria-expanded": "false" }, ...both(said("unfold")));
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    button.replaceChildren(...both(said(open ? "fold" : "unfold")));
    words.replaceChildren(wrap(open ? letters.join("") : `${letters.slice(0, KEPT).join("")}…`));
  });
  return [words, " ", button];
}
