// The page as a whole: what is chosen goes to every part and into the address, and back from it.
import { el } from "../answer/dom";
import { edgeNames, short, sided } from "./data";
import { filtered } from "./filter";
import { filters, OPEN } from "./filters";
import { DARK, LIGHT, looks } from "./looks";
import { panel } from "./panel";
import { button } from "./parts";
import { drawable, Picture } from "./picture";
import { Search } from "./search";
import { pixelFile, saved, sheet, vectorFile } from "./sheet";
import { read, written, type State, type View } from "./state";
import { table } from "./tables";
import { said } from "./words";
import type { Desk, Part } from "./desk";
import type { Data, Language } from "./types";

const VIEWS: View[] = ["picture", "actors", "lines"];
const FILTERS = [...Object.keys(OPEN), "steps"] as (keyof State)[];
const DRESS: (keyof State)[] = ["colour", "size", "lines"];
const WRITE_AFTER = 250;
// Paper of the size A4 with margins, in pixels.
const PAPER = { width: 1000, height: 640 };

function spoken(): Language {
  return document.documentElement.lang.startsWith("en") ? "en" : "ja";
}

export class App {
  readonly desk: Desk;
  private picture: Picture | null = null;
  private parts: Part[] = [];
  private tables: ReturnType<typeof table>[] = [];
  private readonly live = el("p", { class: "unseen", role: "status" });
  private readonly night = window.matchMedia("(prefers-color-scheme: dark)");
  private pending = new Set<keyof State>();
  private frame = 0;
  private timer = 0;
  private address = "";
  private readonly root: "div" | "main";
  // A page around this one may have its own title, then it also tells what this is about.
  private readonly titled: boolean;

  constructor(private readonly place: HTMLElement, data: Data) {
    // The tables for those without script have a main part of their own, which is hidden by now.
    this.root = place.closest("main") ? "div" : "main";
    this.titled = [...document.querySelectorAll("h1")].some((each) => !place.contains(each));
    const language = spoken();
    const usual: State = {
      language, view: "picture", types: [], relations: [], sides: [], communities: [], body: "", from: "", until: "", least: 1, confidence: 0, measure: "", threshold: 0,
      size: "strength" in data.nodes.measures ? "strength" : "", colour: "type", lines: sided(data) ? "side" : "relation", around: "", steps: 1, chosen: [], sort: "", camera: [],
    };
    const state = read(location.hash, usual);
    const ground = this.night.matches ? DARK : LIGHT;
    const shown = filtered(data, state);
    this.desk = {
      data, state, usual, shown, ground, looks: looks(data, state, shown, ground), sided: sided(data), drawable: drawable(),
      say: (word, parts) => said(this.desk.state.language, word, parts), of: (both) => both?.[this.desk.state.language] ?? "",
      set: (change) => { this.set(change); }, announce: (text) => { this.live.textContent = text; },
      chooseNode: (at, centre = false) => { this.choose([short(data, data.nodes.id[at] ?? "")], at, centre); },
      chooseEdge: (at) => { this.choose(edgeNames(data, at), -1, false); },
    };
    this.build();
    this.night.addEventListener("change", () => { this.desk.ground = this.night.matches ? DARK : LIGHT; this.build(); });
    if (this.titled) { this.follow(); }
    window.addEventListener("hashchange", () => { this.arrived(); });
    window.addEventListener("beforeprint", () => { this.printing(true); });
    window.addEventListener("afterprint", () => { this.printing(false); });
  }

  // The page around this one has its own switch of language.
  private follow(): void {
    const heard = new MutationObserver(() => {
      this.desk.usual.language = spoken();
      this.set({ language: spoken() });
    });
    heard.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  }

  private choose(chosen: string[], at: number, centre: boolean): void {
    this.set({ chosen, ...(centre && at >= 0 && this.desk.drawable ? { view: "picture" as View } : {}) });
    this.flush();
    if (centre && at >= 0) { this.picture?.centre(at); }
    this.place.querySelector<HTMLElement>(".panel h2")?.focus({ preventScroll: true });
  }

  private set(change: Partial<State>): void {
    for (const key of Object.keys(change) as (keyof State)[]) {
      if (JSON.stringify(change[key]) !== JSON.stringify(this.desk.state[key])) { this.pending.add(key); }
    }
    if (!this.pending.size) { return; }
    Object.assign(this.desk.state = { ...this.desk.state }, change);
    this.frame ||= requestAnimationFrame(() => { this.flush(); });
  }

  // Many changes within one frame are one.
  private flush(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const changed = this.pending;
    this.pending = new Set();
    if (!changed.size) { return; }
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { this.write(); }, WRITE_AFTER);
    if (changed.has("language") || DRESS.some((key) => changed.has(key))) { this.compute(); this.build(); return; }
    const narrowed = FILTERS.some((key) => changed.has(key));
    if (narrowed) { this.compute(); }
    if (narrowed || [...changed].some((key) => key !== "camera")) { this.show(narrowed); }
  }

  private compute(): void {
    const { desk } = this;
    desk.shown = filtered(desk.data, desk.state);
    desk.looks = looks(desk.data, desk.state, desk.shown, desk.ground);
  }

  private write(): void {
    this.address = written(this.desk.state, this.desk.usual);
    // A page inside another one may have no address of its own.
    try { history.replaceState(null, "", this.address ? `#${this.address}` : location.pathname + location.search); } catch { /* stays without */ }
  }

  private arrived(): void {
    if (location.hash.slice(1) === this.address) { return; }
    this.desk.state = read(location.hash, this.desk.usual);
    this.compute();
    this.build();
  }

  private build(): void {
    const { desk } = this;
    const held = document.activeElement?.getAttribute("data-keep") ?? "";
    const scrolled = this.place.querySelector(".filters")?.scrollTop ?? 0;
    desk.looks = looks(desk.data, desk.state, desk.shown, desk.ground);
    if (!this.titled) { document.documentElement.lang = desk.state.language; }
    this.picture?.kill();
    this.picture = desk.drawable && desk.data.nodes.id.length ? new Picture(desk) : null;
    this.tables = [table(desk, "actors"), table(desk, "lines")];
    const [side, told] = [filters(desk), panel(desk)];
    this.parts = [side, told, ...this.tables];
    const old = this.place.querySelector(":scope > .net");
    const made = el(this.root, { class: "net", lang: desk.state.language }, this.header(), el("figure", { class: "paper" }), this.aside(side), this.middle(), told.element, this.footer(), this.live);
    if (old) { old.replaceWith(made); } else { this.place.append(made); }
    this.show(false);
    this.picture?.start();
    side.element.scrollTop = scrolled;
    if (held) { this.place.querySelector<HTMLElement>(`[data-keep="${held}"]`)?.focus(); }
  }

  private header(): HTMLElement {
    const { desk } = this;
    const other: Language = desk.state.language === "ja" ? "en" : "ja";
    const language = button(desk.say("language"), () => { desk.set({ language: other }); }, { lang: other, "data-keep": "language" });
    const link = button(desk.say("link"), () => { void this.copy(); });
    const files = desk.drawable ? (["png", "svg"] as const).map((form) => button(desk.say(`save_${form}`), () => { void this.save(form); }, { "aria-label": desk.say("save", { form: form.toUpperCase() }) })) : [];
    return el("header", {}, ...(this.titled ? [] : [el("div", { class: "title" }, el("h1", {}, desk.of(desk.data.title)), el("p", {}, desk.of(desk.data.reading)))]),
      new Search(desk).element, el("p", { class: "tools" }, ...files, link, ...(this.titled ? [] : [language]), el("input", { class: "link", readonly: true, hidden: true, "aria-label": desk.say("link_shown") })));
  }

  private aside(side: Part): HTMLElement {
    const fold = el("details", { class: "aside", open: window.matchMedia("(min-width: 62rem)").matches }, el("summary", {}, this.desk.say("show_filters")), side.element);
    return el("aside", { "aria-label": this.desk.say("filters") }, fold);
  }

  private middle(): HTMLElement {
    const { desk, picture } = this;
    const tabs = VIEWS.map((view) => button(desk.say(view), () => { desk.set({ view }); }, { role: "tab", id: `tab-${view}`, "aria-controls": `view-${view}`, "data-view": view, "data-keep": `tab-${view}` }));
    const list = el("div", { role: "tablist", "aria-label": desk.say("views") }, ...tabs);
    list.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) { return; }
      const next = (VIEWS.indexOf(desk.state.view) + by + VIEWS.length) % VIEWS.length;
      desk.set({ view: VIEWS[next] });
      tabs[next]?.focus();
    });
    const zoom = picture ? [el("div", { class: "zoom" }, button("＋", () => { picture.zoom(1 / 1.5); }, { "aria-label": desk.say("zoom_in") }), button("－", () => { picture.zoom(1.5); }, { "aria-label": desk.say("zoom_out") }), button(desk.say("fit"), () => { picture.fit(); }))] : [];
    const drawn = picture?.element ?? el("p", { class: "state" }, desk.say("empty"));
    const without = desk.drawable ? [] : [el("p", { class: "without" }, desk.say("no_webgl"))];
    if (!desk.drawable) { tabs[0]?.remove(); }
    const views = [el("div", { class: "canvas" }, drawn, ...zoom, el("p", { class: "state nothing", hidden: true }, desk.say("nothing_left"), " ", button(desk.say("reset"), () => { desk.set(OPEN); }))), ...this.tables.map(({ element }) => element)];
    return el("section", { class: "middle" }, list, ...without, ...views.map((view, at) => el("div", { role: "tabpanel", id: `view-${VIEWS[at]}`, "aria-labelledby": `tab-${VIEWS[at]}`, class: "view" }, view)));
  }

  private footer(): HTMLElement {
    const { desk } = this;
    if (this.titled) { return el("footer", { hidden: true }); }
    return el("footer", {}, el("p", {}, desk.of(desk.data.scope)), el("p", {}, desk.of(desk.data.source)));
  }

  private show(narrowed: boolean): void {
    const { desk, place } = this;
    // Without a picture its place says so, above the table.
    const view = desk.drawable || desk.state.view !== "picture" ? desk.state.view : "actors";
    for (const part of this.parts) { part.update(); }
    if (view !== desk.state.view) { this.desk.state.view = view; this.tables[0]?.update(); }
    for (const each of VIEWS) {
      const tab = place.querySelector(`#tab-${each}`);
      tab?.setAttribute("aria-selected", String(each === view));
      tab?.setAttribute("tabindex", each === view ? "0" : "-1");
      place.querySelector<HTMLElement>(`#view-${each}`)?.toggleAttribute("hidden", each !== view);
    }
    const open = desk.state.chosen.length > 0 && !place.querySelector(".panel")?.hasAttribute("hidden");
    const network = place.querySelector(":scope > .net");
    network?.classList.toggle("opened", open);
    place.querySelector(".nothing")?.toggleAttribute("hidden", desk.shown.nodes > 0 || !desk.data.nodes.id.length);
    if (narrowed) { this.picture?.update(); } else { this.picture?.chosen(); }
  }

  private async copy(): Promise<void> {
    this.write();
    const field = this.place.querySelector<HTMLInputElement>("input.link");
    try {
      await navigator.clipboard.writeText(location.href);
      this.desk.announce(this.desk.say("link_copied"));
      field?.setAttribute("hidden", "");
    } catch {
      if (field) { field.hidden = false; field.value = location.href; field.select(); }
    }
  }

  private sheet(): SVGSVGElement | null {
    const { desk, picture } = this;
    if (!picture) { return null; }
    const seen = picture.window();
    return sheet(desk, (light, window) => new Picture(light).scene(window, picture.focus(), true), seen.width > 1 ? seen : { ...seen, ...PAPER });
  }

  async save(form: "png" | "svg"): Promise<void> {
    this.desk.set({ view: "picture" });
    this.flush();
    const made = this.sheet();
    if (!made) { return; }
    saved(form === "svg" ? vectorFile(made) : await pixelFile(made), `${this.desk.of(this.desk.data.title) || "network"}.${form}`);
    this.desk.announce(this.desk.say("saved", { form: form.toUpperCase() }));
  }

  // On paper: the picture as it is seen, and both tables.
  private printing(on: boolean): void {
    const made = on ? this.sheet() : null;
    this.place.querySelector("figure.paper")?.replaceChildren(...(made ? [made] : []));
    for (const each of this.tables) { each.print(on); }
  }
}
