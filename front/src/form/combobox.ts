// A field that offers names: the combobox with a list box of ARIA 1.2, by keyboard, pointer and screen reader.
import { el, fresh } from "../answer/dom";
import { both, isWord, said } from "../answer/words";
import { Suggestions, type Suggestion } from "./suggestions";

export class Combobox {
  private readonly list = el("ul", { role: "listbox", id: fresh("suggestions"), hidden: true, "aria-label": "候補 / Suggestions" });
  private readonly status = el("p", { class: "hidden", role: "status" });
  private readonly suggestions: Suggestions;
  private found: Suggestion[] = [];
  private at = -1;

  constructor(private readonly input: HTMLInputElement, root: string) {
    this.suggestions = new Suggestions(root, input.dataset.complete ?? "", (found) => { this.offer(found); });
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, "aria-haspopup": "listbox",
    })) { input.setAttribute(name, value); }
    input.after(this.list, this.status);
    input.addEventListener("input", () => { this.typed(); });
    input.addEventListener("keydown", (event) => { this.pressed(event); });
    input.addEventListener("blur", () => { this.close(); });
    // A press on the list must not take the focus from the field, else the list would be gone before the click.
    this.list.addEventListener("mousedown", (event) => { event.preventDefault(); });
  }

  private typed(): void {
    if (this.input.value.trim()) { this.suggestions.ask(this.input.value); } else { this.close(); }
  }

  private pressed(event: KeyboardEvent): void {
    // Enter and arrows belong to the input method while it is at work.
    if (event.isComposing) { return; }
    const moves: Record<string, () => void> = {
      ArrowDown: () => { if (this.open) { this.point((this.at + 1) % this.found.length); } else { this.suggestions.ask(this.input.value); } },
      ArrowUp: () => { if (this.open) { this.point((this.at <= 0 ? this.found.length : this.at) - 1); } },
    };
    if (this.open && this.at >= 0) { moves.Enter = () => { this.choose(this.at); }; }
    if (this.open) { moves.Escape = () => { this.close(); }; }
    const move = moves[event.key];
    if (move) { event.preventDefault(); move(); } else if (event.key === "Tab") { this.close(); }
  }

  private get open(): boolean {
    return !this.list.hidden;
  }

  private offer(found: Suggestion[]): void {
    if (document.activeElement !== this.input) { return; }
    this.found = found;
    this.list.replaceChildren(...found.map((each, at) => this.option(each, at)));
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(this.open));
    this.point(-1);
    this.status.replaceChildren(...both(found.length ? said("suggestions", { n: found.length }) : said("no_suggestions")));
  }

  private option({ label, matched, kind, context }: Suggestion, at: number): HTMLElement {
    const name = el("span", { class: "suggested", lang: "ja" }, label);
    if (matched && matched !== label) { name.append(el("span", { class: "matched" }, `（${matched}）`)); }
    const note = el("span", { class: "context" }, ...(isWord(kind) ? both(said(kind)) : []), ...(context ? [" ", el("span", { lang: "ja" }, context)] : []));
    const made = el("li", { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false" }, name, " ", note);
    made.addEventListener("click", () => { this.choose(at); });
    return made;
  }

  private point(at: number): void {
    this.at = at;
    [...this.list.children].forEach((each, index) => { each.setAttribute("aria-selected", String(index === at)); });
    const chosen = this.list.children[at];
    if (chosen) { this.input.setAttribute("aria-activedescendant", chosen.id); } else { this.input.removeAttribute("aria-activedescendant"); }
    chosen?.scrollIntoView({ block: "nearest" });
  }

  private choose(at: number): void {
    const chosen = this.found[at];
    if (chosen) { this.input.value = chosen.label; }
    this.close();
  }

  private close(): void {
    this.suggestions.stop();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.point(-1);
  }
}
