// What stands around every picture: a title, what it shows, a legend, and buttons that save it.
import { el, fresh } from "./dom";
import { save } from "./save";
import type { Said } from "./types";
import { both, said, type Word } from "./words";

export interface Frame { figure: HTMLElement; stage: HTMLElement; notes: HTMLElement; tools: HTMLElement; labelled: string; described: string }

export function frame(kind: Word, title: Said, description: Said, name: string): Frame {
  const [labelled, described] = [fresh("title"), fresh("said")];
  const stage = el("div", { class: "stage" });
  const notes = el("div", { class: "notes" });
  const tools = el("p", { class: "tools" }, el("span", { class: "saving" }, ...both(said("save")), " ", ...saving(stage, name)));
  const caption = el("figcaption", {},
    el("b", { id: labelled }, ...both(title.ja ? title : said(kind))), " ", el("span", { id: described, class: "said" }, ...both(description)));
  return { figure: el("figure", { class: `picture ${kind}` }, caption, notes, stage, tools), stage, notes, tools, labelled, described };
}

function saving(stage: HTMLElement, name: string): HTMLElement[] {
  return (["svg", "png"] as const).map((format) => {
    const button = el("button", { type: "button", class: "save" }, format.toUpperCase());
    button.addEventListener("click", () => {
      const picture = stage.querySelector("svg");
      if (picture) { void save(picture, `${name}.${format}`, format); }
    });
    return button;
  });
}

// Draws now, and again whenever the width that there is has changed.
export function fitted(stage: HTMLElement, draw: (width: number) => void): void {
  let known = 0;
  new ResizeObserver(() => {
    const width = Math.floor(stage.clientWidth);
    if (width && Math.abs(width - known) > 8) { known = width; draw(width); }
  }).observe(stage);
}
