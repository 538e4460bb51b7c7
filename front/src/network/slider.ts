// The period: two thumbs over the time of the meetings, with how much was said when behind them.
import { el, fresh, svg } from "../answer/dom";
import { button } from "./parts";
import { bins, fiscal, month, named, type Bin } from "./time";
import type { Desk, Part } from "./desk";

const HIGH = 44;
const STEP = 900;

export function told(desk: Desk, bin: Bin | undefined): string {
  if (!bin) { return ""; }
  if (bin.from !== bin.until) { return desk.say("fiscal", { year: fiscal(bin.from) }); }
  const [year = "", of = ""] = bin.from.split("-");
  return desk.say("month", { year, month: desk.state.language === "ja" ? Number(of) : of });
}

export function slider(desk: Desk): Part | null {
  const all = bins(desk.data);
  if (all.length < 2) { return null; }
  const bars = histogram(all);
  const thumbs = [thumb(desk, all, "from"), thumb(desk, all, "until")] as const;
  const output = el("output", { class: "period", for: thumbs.map(({ id }) => id).join(" ") });
  const whole = button(desk.say("whole_period"), () => { desk.set({ from: "", until: "" }); }, { class: "quiet" });
  const play = player(desk, all);
  const years = yearly(desk);
  const element = el("fieldset", { class: "period" }, el("legend", {}, desk.say("period")), output,
    el("div", { class: "track" }, bars.element, ...thumbs), el("p", { class: "row" }, years, whole, play));
  const update = () => {
    const [first, last] = ends(desk, all);
    [thumbs[0].value, thumbs[1].value] = [String(first), String(last)];
    thumbs.forEach((each, at) => { each.setAttribute("aria-valuetext", told(desk, all[at ? last : first])); });
    output.textContent = `${told(desk, all[first])} ～ ${told(desk, all[last])}`;
    whole.disabled = !desk.state.from && !desk.state.until;
    const { from, until } = desk.state;
    years.value = from.endsWith("-04") && until === named(month(from) + 11) ? from.slice(0, 4) : "";
    bars.mark(first, last);
  };
  return { element, update };
}

function ends({ state }: Desk, all: Bin[]): [number, number] {
  const first = state.from ? all.findIndex(({ until }) => until >= state.from) : 0;
  const last = state.until ? all.findLastIndex(({ from }) => from <= state.until) : all.length - 1;
  return [Math.max(first, 0), Math.max(last, 0)];
}

function thumb(desk: Desk, all: Bin[], which: "from" | "until"): HTMLInputElement {
  const made = el("input", { type: "range", id: fresh("thumb"), class: which, min: 0, max: all.length - 1, step: 1, "aria-label": `${desk.say("period")}: ${desk.say(which === "from" ? "period_from" : "period_until")}` });
  made.addEventListener("input", () => {
    const [first, last] = ends(desk, all);
    const at = Number(made.value);
    const [low, high] = which === "from" ? [Math.min(at, last), last] : [first, Math.max(at, first)];
    made.value = String(which === "from" ? low : high);
    desk.set({ from: low ? all[low]?.from ?? "" : "", until: high < all.length - 1 ? all[high]?.until ?? "" : "" });
  });
  return made;
}

function histogram(all: Bin[]): { element: SVGElement; mark: (first: number, last: number) => void } {
  const most = Math.max(...all.map(({ count }) => count), 1);
  const bars = all.map(({ count }, at) => {
    const high = count ? Math.max(HIGH * count / most, 2) : 0;
    return svg("rect", { x: at + 0.08, y: HIGH - high, width: 0.84, height: high });
  });
  const element = svg("svg", { class: "histogram", viewBox: `0 0 ${all.length} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": true }, ...bars);
  return { element, mark: (first, last) => { bars.forEach((bar, at) => { bar.setAttribute("class", at >= first && at <= last ? "in" : "out"); }); } };
}

function yearly(desk: Desk): HTMLSelectElement {
  const years = new Set(desk.data.meetings.flatMap(({ year, date }) => year ?? (date ? fiscal(date) : [])));
  const made = el("select", { "aria-label": desk.say("fiscal_year") }, el("option", { value: "" }, desk.say("fiscal_year")),
    ...[...years].sort((one, other) => one - other).map((year) => el("option", { value: year }, desk.say("fiscal", { year }))));
  made.addEventListener("change", () => {
    const year = Number(made.value);
    desk.set(year ? { from: `${made.value}-04`, until: `${String(year + 1).padStart(4, "0")}-03` } : { from: "", until: "" });
  });
  return made;
}

// Moves the chosen span, or the first twelfth, on to the end. It moves by steps, so it does for those who want no motion, too.
function player(desk: Desk, all: Bin[]): HTMLButtonElement {
  let timer = 0;
  const stop = () => { window.clearInterval(timer); timer = 0; made.textContent = desk.say("play"); };
  const step = () => {
    const [first, last] = ends(desk, all);
    if (!made.isConnected || last >= all.length - 1) { stop(); return; }
    desk.set({ from: all[first + 1]?.from ?? "", until: last + 1 < all.length - 1 ? all[last + 1]?.until ?? "" : "" });
  };
  const made = button(desk.say("play"), () => {
    if (timer) { stop(); return; }
    const [first, last] = ends(desk, all);
    if (last >= all.length - 1) {
      const span = first > 0 ? last - first : Math.max(Math.round(all.length / 12) - 1, 0);
      desk.set({ from: all[0]?.from ?? "", until: all[span]?.until ?? "" });
    }
    made.textContent = desk.say("stop");
    timer = window.setInterval(step, STEP);
  }, { class: "quiet" });
  return made;
}
