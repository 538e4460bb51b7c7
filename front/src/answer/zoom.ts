// Pictures come nearer: by buttons, by the wheel with Ctrl held (else it scrolls the page), by two fingers.
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { el } from "./dom";
import { both, said, type Word } from "./words";

export function zooming(picture: SVGSVGElement, width: number, height: number, most: number, draw: (at: ZoomTransform) => void): HTMLElement {
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, most])
    .translateExtent([[0, 0], [width, height]])
    .extent([[0, 0], [width, height]])
    .filter((event: Event) => meant(event))
    .on("zoom", (event: { transform: ZoomTransform }) => { draw(event.transform); });
  const chosen = select(picture).call(behaviour).on("dblclick.zoom", null);
  const step = (factor: number) => () => { chosen.call((each) => { behaviour.scaleBy(each, factor); }); };
  draw(zoomIdentity);
  return el("span", { class: "zoom" },
    button("zoom_in", "＋", step(1.6)), button("zoom_out", "−", step(1 / 1.6)),
    button("zoom_all", "⤢", () => { chosen.call((each) => { behaviour.transform(each, zoomIdentity); }); }),
    el("span", { class: "how" }, ...both(said("zoom_how"))));
}

function meant(event: Event): boolean {
  if (event.type === "wheel") { return (event as WheelEvent).ctrlKey || (event as WheelEvent).metaKey; }
  if (event.type.startsWith("touch")) { return (event as TouchEvent).touches.length > 1; }
  return !(event as MouseEvent).button;
}

function button(word: Word, sign: string, press: () => void): HTMLElement {
  const made = el("button", { type: "button" }, el("span", { "aria-hidden": true }, sign), el("span", { class: "hidden" }, ...both(said(word))));
  made.addEventListener("click", press);
  return made;
}
