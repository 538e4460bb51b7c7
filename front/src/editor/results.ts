// What stands below the editor: nothing yet, a wait, an answer with what can be done with it, or what went wrong.

import { file, type Answer, type Problem, type Results } from "./ask.ts";
import { button, element, required } from "./dom.ts";
import { show } from "../answer/show";
import { fromSparql } from "../answer/sparql";
import { both, said } from "./words.ts";

const TABLES = { CSV: ["text/csv", "csv"], TSV: ["text/tab-separated-values", "tsv"], JSON: ["application/sparql-results+json", "json"], XML: ["application/sparql-results+xml", "xml"] } as const;
const GRAPHS = { Turtle: ["text/turtle", "ttl"], "N-Triples": ["application/n-triples", "nt"], "JSON-LD": ["application/ld+json", "jsonld"] } as const;

export class Outcome {
  private counting = 0;

  constructor(private readonly place: HTMLElement, private readonly endpoint: string) {}

  private show(...parts: readonly Node[]): void {
    clearInterval(this.counting);
    this.place.replaceChildren(...parts);
  }

  loading(): void {
    this.show(element("div", { class: "state loading", role: "status" }, element("p", {}, said("running"))));
  }

  cancelled(): void {
    this.show(element("div", { class: "state", role: "status" }, element("p", {}, said("cancelled"))));
  }

  answer(found: Answer, query: string): void {
    const rows = found.results?.results?.bindings.length ?? null;
    this.show(this.summary(found, rows, query), ...truncated(found, rows), content(found, rows));
  }

  problem(found: Problem, at: (() => void) | null, again: () => void): void {
    const box = element("div", { class: "banner error", role: "alert" }, element("p", {}, element("strong", {}, said(found.reason))));
    if (found.detail.en) {
      box.append(element("p", { class: "place" }, both(found.detail)));
    }
    if (at && found.line !== null) {
      box.append(button(said("go_there", { line: found.line, column: found.column ?? 1 }), at, "quiet"));
    }
    this.show(box);
    if (found.reason === "busy" || found.reason === "offline") {
      box.append(this.waiting(found.wait ?? 0, again));
    }
  }

  // Asking again is offered when the server expects it.
  private waiting(seconds: number, again: () => void): HTMLElement {
    const made = button(said("again"), again);
    const tell = (left: number): void => {
      made.disabled = left > 0;
      made.replaceChildren(left > 0 ? said("again_in", { seconds: left }) : said("again"));
    };
    let left = Math.ceil(seconds);
    tell(left);
    this.counting = window.setInterval(() => {
      left -= 1;
      tell(left);
      if (left <= 0) {
        clearInterval(this.counting);
      }
    }, 1000);
    return made;
  }

  private summary(found: Answer, rows: number | null, query: string): HTMLElement {
    const counted = rows === null ? said("done") : said("rows", { n: rows.toLocaleString("en") });
    const line = element("div", { class: "outcome" });
    line.append(element("b", { id: "outcome", role: "status" }, counted), element("span", {}, said("seconds", { n: found.seconds.toFixed(2) })));
    const formats = found.kind === "table" ? TABLES : GRAPHS;
    const offers = Object.entries(formats).map(([name, [type, ending]]) => this.download(name, type, ending, query));
    if (found.results?.boolean === undefined) {
      line.append(element("ul", { class: "downloads" }, ...offers));
    }
    return line;
  }

  private download(name: string, mediaType: string, ending: string, query: string): HTMLElement {
    const made = element("button", { type: "button" }, name);
    made.addEventListener("click", async () => {
      const found = await file(this.endpoint, query, mediaType);
      if (found instanceof Blob) {
        save(found, `answer.${ending}`);
      } else {
        this.problem(found, null, () => made.click());
      }
    });
    return element("li", {}, made);
  }
}

function truncated(found: Answer, rows: number | null): HTMLElement[] {
  const text = rows === null ? said("truncated_graph") : said("truncated", { n: rows.toLocaleString("en") });
  return found.truncated ? [element("div", { class: "banner truncated", role: "status" }, element("p", {}, text))] : [];
}

function content(found: Answer, rows: number | null): HTMLElement {
  if (found.results?.boolean !== undefined) {
    return element("div", { class: "state" }, element("h2", {}, said(found.results.boolean ? "yes" : "no")));
  }
  if (rows === 0 || found.text.trim() === "") {
    return element("div", { class: "state empty" }, element("h2", {}, said("nothing")), element("p", {}, said("nothing_try")));
  }
  return found.results ? drawn(found.results) : element("pre", { class: "code", tabindex: "0", "aria-labelledby": "outcome", role: "region" }, found.text);
}

function save(content: Blob, name: string): void {
  const link = element("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function drawn(results: Results): HTMLElement {
  const { root = "", base = "" } = required("bench").dataset;
  const box = element("div");
  show(box, fromSparql(results), { root, base });
  return box;
}
