// The list of queries that were asked before, each to be taken up again or forgotten.

import { button, element } from "./dom.ts";
import { called, forgotten, keep, load, remembered } from "./past.ts";
import { plain, said } from "./words.ts";

export class History {
  private readonly list = element("ul", { class: "past" });
  private readonly none = element("p", { class: "hint" }, said("no_history"));
  private readonly all = button(said("forget_all"), () => this.change([]), "quiet");

  constructor(place: HTMLElement, private readonly take: (query: string) => void) {
    place.append(this.list, this.none, this.all);
    this.draw();
  }

  add(query: string): void {
    this.change(remembered(load(), query, Date.now()));
  }

  private change(past: Parameters<typeof keep>[0]): void {
    keep(past);
    this.draw();
  }

  private draw(): void {
    const past = load();
    this.none.hidden = past.length > 0;
    this.all.hidden = past.length === 0;
    this.list.replaceChildren(...past.map(({ query, when }) => this.line(query, when)));
  }

  private line(query: string, when: number): HTMLElement {
    const open = element("button", { type: "button", class: "open" }, element("bdi", {}, called(query)));
    open.append(element("time", { class: "count", datetime: new Date(when).toISOString() }, time(when)));
    open.addEventListener("click", () => this.take(query));
    const forget = element("button", { type: "button", class: "forget", "aria-label": `${plain("forget")}: ${called(query)}` }, "×");
    forget.addEventListener("click", () => this.change(forgotten(load(), query)));
    return element("li", {}, open, forget);
  }
}

function time(when: number): string {
  return new Date(when).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
}
