// The page of the editor put together: the form of the page becomes an editor, and what is run appears below it.

import type { EditorView } from "@codemirror/view";

import { ask } from "./ask.ts";
import { completion } from "./complete.ts";
import { button, element, required } from "./dom.ts";
import { formatted } from "./format.ts";
import { History } from "./history.ts";
import { declaring, missing } from "./prefixes.ts";
import { Outcome } from "./results.ts";
import { fragment, shared } from "./share.ts";
import { NONE, vocabulary, type Vocabulary } from "./terms.ts";
import { editor, mark, position, replace, unmark } from "./view.ts";
import { language, said } from "./words.ts";

export class Bench {
  private readonly form = required("ask") as HTMLFormElement;
  private readonly outcome: Outcome;
  private readonly view: EditorView;
  private readonly history: History;
  private readonly told = element("span", { class: "hint", role: "status" });
  private readonly stop = button(said("cancel"), () => this.under_way?.abort());
  private known: Vocabulary = NONE;
  private under_way: AbortController | null = null;

  constructor(nonce: string) {
    const { endpoint, terms, names } = required("bench").dataset as Record<"endpoint" | "terms" | "names", string>;
    const area = required("query") as HTMLTextAreaElement;
    this.outcome = new Outcome(required("result"), endpoint);
    this.view = editor({
      parent: required("editor"),
      text: shared(location.hash) ?? area.value,
      nonce,
      complete: completion(() => this.known, names),
      run: () => void this.run(),
      changed: () => this.say(null),
    });
    this.history = new History(required("history"), (query) => this.open(query));
    this.furnish(area);
    void vocabulary(terms).then((found) => (this.known = found), () => undefined);
  }

  private furnish(area: HTMLTextAreaElement): void {
    for (const each of document.querySelectorAll<HTMLElement>("[data-plain]")) {
      each.hidden = true;
    }
    for (const each of document.querySelectorAll<HTMLElement>("[data-rich]")) {
      each.hidden = false;
    }
    area.disabled = true;
    required("query-label").addEventListener("click", () => this.view.focus());
    this.stop.hidden = true;
    required("run").after(this.stop);
    required("tools").append(
      button(said("prefixes"), () => this.prefixes()),
      button(said("format"), () => replace(this.view, formatted(this.text))),
      button(said("share"), () => void this.share()),
      this.told,
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.run();
    });
    addEventListener("hashchange", () => {
      const query = shared(location.hash);
      if (query !== null && query !== this.text) {
        this.open(query);
      }
    });
  }

  private get text(): string {
    return this.view.state.doc.toString();
  }

  private open(query: string): void {
    replace(this.view, query);
    this.view.focus();
  }

  private say(key: string | null, values: Record<string, string> = {}): void {
    this.told.replaceChildren(...(key ? [said(key, values)] : []));
  }

  private prefixes(): void {
    const needed = missing(this.text, this.known.prefixes);
    const declaration = declaring(this.text, needed, this.known.prefixes);
    if (declaration) {
      this.view.dispatch({ changes: declaration, userEvent: "input" });
    }
    this.say(declaration ? "prefixes_added" : "prefixes_there", { names: needed.join(", ") });
  }

  // The address of the page holds the query from here on, whatever it was opened with.
  private address(query: string): void {
    history.replaceState(null, "", location.pathname + fragment(query));
  }

  private async share(): Promise<void> {
    this.address(this.text);
    try {
      await navigator.clipboard.writeText(location.href);
      this.say("shared");
    } catch {
      this.say("shared_above");
    }
  }

  async run(): Promise<void> {
    this.under_way?.abort();
    const query = this.text;
    const current = (this.under_way = new AbortController());
    this.busy(true);
    unmark(this.view);
    this.outcome.loading();
    this.history.add(query);
    this.address(query);
    try {
      const found = await ask(required("bench").dataset.endpoint!, query, current.signal);
      if (current !== this.under_way) {
        return;
      }
      if (found.kind === "problem") {
        this.outcome.problem(found, this.pointed(found.line, found.column, found.detail[language()]), () => void this.run());
      } else {
        this.outcome.answer(found, query);
      }
    } catch {
      if (current === this.under_way) {
        this.outcome.cancelled();
      }
    }
    if (current === this.under_way) {
      this.busy(false);
      seen(required("result"));
    }
  }

  private busy(is: boolean): void {
    this.stop.hidden = !is;
    required("result").setAttribute("aria-busy", String(is));
  }

  // Marks the place of an error, and gives what leads there.
  private pointed(line: number | null, column: number | null, message: string): (() => void) | null {
    if (line === null) {
      return null;
    }
    const at = position(this.view, line, column ?? 1);
    mark(this.view, at, message);
    return () => {
      this.view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      this.view.focus();
    };
  }
}

// Who has run a query sees how its answer begins, and most of the query still.
function seen(result: HTMLElement): void {
  const below = result.getBoundingClientRect().top - innerHeight / 2;
  if (below > 0) {
    scrollBy({ top: below });
  }
}
