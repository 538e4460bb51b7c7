// Finding an actor by any of its names: the combobox with a list box of ARIA 1.2.
import { el, fresh } from "../answer/dom";
import { Finder, type Found } from "./folding";
import { typeName, type Desk } from "./desk";

export class Search {
  readonly element: HTMLElement;
  private readonly list = el("ul", { role: "listbox", id: fresh("found"), hidden: true });
  private readonly field: HTMLInputElement;
  private readonly finder: Finder;
  private found: Found[] = [];
  private at = -1;

  constructor(private readonly desk: Desk) {
    const { nodes } = desk.data;
    this.finder = new Finder(nodes.id.map((_, at) => [nodes.label[at] ?? "", ...(nodes.names[at] ?? [])]), nodes.measures.degree ?? []);
    this.field = el("input", {
      type: "search", id: fresh("search"), role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
      autocomplete: "off", spellcheck: "false", placeholder: desk.say("search_hint"),
    });
    this.list.setAttribute("aria-label", desk.say("search"));
    this.element = el("div", { class: "search", role: "search", "aria-label": desk.say("search") }, el("label", { for: this.field.id }, desk.say("search")), this.field, this.list);
    this.field.addEventListener("input", () => { this.offer(); });
    this.field.addEventListener("keydown", (event) => { this.pressed(event); });
    this.field.addEventListener("blur", () => { this.close(); });
    // A press on the list must not take the focus from the field, else the list would be gone before the click.
    this.list.addEventListener("mousedown", (event) => { event.preventDefault(); });
  }

  private pressed(event: KeyboardEvent): void {
    // Enter and arrows belong to the input method while it is at work.
    if (event.isComposing) { return; }
    const many = this.found.length;
    const acts: Record<string, () => void> = {
      ArrowDown: () => { if (this.list.hidden) { this.offer(); } else { this.point((this.at + 1) % many); } },
      ArrowUp: () => { if (!this.list.hidden) { this.point((this.at <= 0 ? many : this.at) - 1); } },
      Enter: () => { this.choose(Math.max(this.at, 0)); },
      Escape: () => { if (this.list.hidden) { this.field.value = ""; } else { this.close(); } },
    };
    const act = acts[event.key];
    if (act) { event.preventDefault(); event.stopPropagation(); act(); }
  }

  private offer(): void {
    this.found = this.finder.find(this.field.value);
    const { data, shown, say } = this.desk;
    this.list.replaceChildren(...this.found.map(({ at, matched }, index) => {
      const label = data.nodes.label[at] ?? "";
      const note = [typeName(this.desk, at), shown.node[at] ? "" : say("outside")].filter(Boolean).join("・");
      const made = el("li", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false" },
        el("span", { lang: "ja" }, matched === label ? label : `${label}（${matched}）`), " ", el("span", { class: "kind" }, note));
      made.addEventListener("click", () => { this.choose(index); });
      return made;
    }));
    const wanted = this.field.value.trim();
    this.list.hidden = !this.found.length;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.point(-1);
    if (wanted) { this.desk.announce(this.found.length ? say("found", { n: this.found.length }) : say("not_found")); }
  }

  private point(at: number): void {
    this.at = at;
    [...this.list.children].forEach((each, index) => { each.setAttribute("aria-selected", String(index === at)); });
    const chosen = this.list.children[at];
    if (chosen) { this.field.setAttribute("aria-activedescendant", chosen.id); } else { this.field.removeAttribute("aria-activedescendant"); }
    chosen?.scrollIntoView({ block: "nearest" });
  }

  private choose(index: number): void {
    const chosen = this.found[index];
    if (!chosen || this.list.hidden) { return; }
    this.close();
    this.field.value = this.desk.data.nodes.label[chosen.at] ?? "";
    this.desk.chooseNode(chosen.at, true);
  }

  private close(): void {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.point(-1);
  }
}
