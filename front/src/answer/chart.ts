// A count over time, or by name, as bars or lines.
import { filled, both, said } from "./words";
import { heading } from "./columns";
import { asBars, drawn } from "./chart_time";
import { ranking } from "./chart_names";
import { fitted, frame } from "./figure";
import { OTHERS, points, ranked, timed, type Series } from "./series";
import { DASHES, legend, mark } from "./shapes";
import { el, svg } from "./dom";
import type { Answer } from "./types";

export function chart(answer: Answer): HTMLElement | null {
  const roles = answer.view?.roles ?? {};
  const all = points(answer);
  if (!all.length) { return null; }
  const description = filled("chart_said", { x: heading(answer, roles.x), y: heading(answer, roles.y) });
  const made = frame("chart", answer.title, description, answer.title.ja || "chart");
  const time = timed(all);
  const names = time ? null : ranked(all);
  const series = time?.series ?? names?.series ?? [];
  if (time?.days) { made.notes.append(el("p", { class: "note" }, ...both(said("by_month")))); }
  if (names?.left) { made.notes.append(el("p", { class: "note" }, ...both(said("left_out", { n: names.names.length, m: names.left })))); }
  const many = series.length > 1;
  if (many) { made.notes.append(legend(series.map((each, at) => entry(each, at, time ? (asBars(time) ? "marked" : "line") : "bar")))); }
  fitted(made.stage, (width) => {
    const picture = time ? drawn(time, width, heading(answer, roles.y)) : ranking(names ?? { names: [], series: [], left: 0 }, width);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-labelledby", made.labelled);
    picture.setAttribute("aria-describedby", made.described);
    made.stage.replaceChildren(picture);
  });
  return made.figure;
}

function entry({ name }: Series, at: number, how: "line" | "bar" | "marked") {
  const words = name === OTHERS ? both(said("others")) : [el("span", { lang: "ja" }, name || "–")];
  const line = svg("path", { class: `line s${at}`, d: "M-14,0H14", "stroke-dasharray": DASHES[at % DASHES.length] });
  const point = (x: number) => svg("path", { class: `point s${at}`, d: mark(at, 50), transform: `translate(${x},0)` });
  const bar = (x: number) => svg("rect", { class: `bar s${at}`, x, y: -7, width: 12, height: 14 });
  return { words, draw: { line: () => [line, point(0)], bar: () => [bar(-6)], marked: () => [bar(-13), point(7)] }[how]() };
}
