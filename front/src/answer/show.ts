// An answer is shown: its picture where it has one, and its table.
import { chart } from "./chart";
import { el } from "./dom";
import { graph } from "./graph";
import { map } from "./map";
import { table } from "./table";
import type { Answer, Place } from "./types";
import { both, said } from "./words";

// Shows an answer in an element: `place` says where the page lies, so that things of ours link to their pages here.
export function show(element: Element, answer: Answer, place: Place): void {
  const parts: HTMLElement[] = [];
  if (answer.truncated) { parts.push(el("p", { class: "banner truncated", role: "status" }, ...both(said("truncated")))); }
  if (!answer.rows.length) { parts.push(el("p", { class: "state empty" }, ...both(said("empty")))); }
  const drawn = picture(answer, place);
  if (drawn) { parts.push(drawn); }
  if (answer.rows.length) { parts.push(table(answer, place)); }
  element.replaceChildren(...parts);
}

export function picture(answer: Answer, place: Place): HTMLElement | null {
  switch (answer.rows.length ? answer.view?.kind : undefined) {
    case "chart": return chart(answer);
    case "map": return map(answer, place);
    case "graph": return graph(answer, place);
    default: return null;
  }
}
