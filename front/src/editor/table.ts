// An answer of a query as a table; every cell is text, and only web addresses and things of this site become links.

import type { Cell, Results } from "./ask.ts";
import { button, element } from "./dom.ts";
import { said } from "./words.ts";

// So many rows are drawn at once: more make a page slow.
const AT_ONCE = 500;
const NUMBERS = /^http:\/\/www\.w3\.org\/2001\/XMLSchema#(?:integer|decimal|double|float|int|long)$/u;

export function table(results: Results): HTMLElement {
  const names = results.head.vars ?? [];
  const rows = results.results?.bindings ?? [];
  const body = element("tbody");
  const box = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "outcome" });
  box.append(element("table", { class: "answer" }, head(names), body));
  const more = button(said("more"), draw, "quiet");
  const whole = element("div", {}, box, more);
  function draw(): void {
    const drawn = body.rows.length;
    body.append(...rows.slice(drawn, drawn + AT_ONCE).map((row) => line(names, row)));
    more.hidden = body.rows.length >= rows.length;
  }
  draw();
  return whole;
}

function head(names: readonly string[]): HTMLElement {
  return element("thead", {}, element("tr", {}, ...names.map((each) => element("th", { scope: "col" }, each))));
}

function line(names: readonly string[], row: Record<string, Cell>): HTMLElement {
  return element("tr", {}, ...names.map((name) => cell(row[name])));
}

function cell(found: Cell | undefined): HTMLElement {
  if (!found) {
    return element("td", { class: "none" }, "–");
  }
  if (found.type === "uri") {
    return element("td", {}, address(found.value));
  }
  const figure = NUMBERS.test(found.datatype ?? "");
  const made = element("td", figure ? { class: "figure" } : {}, element("bdi", {}, found.value));
  if (found["xml:lang"]) {
    made.append(element("span", { class: "language-tag" }, `@${found["xml:lang"]}`));
  } else if (found.datatype && !figure) {
    made.append(element("span", { class: "datatype" }, short(found.datatype)));
  }
  return made;
}

// Nothing but a web address leads anywhere.
function address(iri: string): HTMLElement {
  const text = element("bdi", {}, readable(iri));
  return /^https?:\/\//iu.test(iri)
    ? element("a", { class: "iri", href: iri, rel: "noreferrer" }, text)
    : element("span", { class: "iri" }, text);
}

function readable(iri: string): string {
  try {
    return decodeURI(iri);
  } catch {
    return iri;
  }
}

function short(iri: string): string {
  return iri.replace("http://www.w3.org/2001/XMLSchema#", "xsd:");
}
