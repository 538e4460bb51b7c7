// Places on a map: Japan where they all lie there, else the world.
import type { ZoomTransform } from "d3-zoom";
import { both, filled, said } from "./words";
import { heading } from "./columns";
import { el, svg } from "./dom";
import { fitted, frame } from "./figure";
import { labels } from "./labels";
import { link } from "./links";
import { outlines, projected, type Outlines } from "./outlines";
import { legend } from "./shapes";
import { placed, type Placed, type Spotted } from "./places";
import { zooming } from "./zoom";
import type { Answer, Place } from "./types";

const MOST = 300;
const [SMALLEST, LARGEST] = [4.5, 24];

export function map(answer: Answer, place: Place): HTMLElement | null {
  const found = placed(answer);
  const value = answer.view?.roles.value;
  if (!found.spots.length && !found.without.length) { return null; }
  const description = value ? filled("map_said", { y: heading(answer, value) }) : said("map_said_plain");
  const made = frame("map", answer.title, description, answer.title.ja || "map");
  const spots = found.spots.slice(0, MOST);
  if (found.spots.length > MOST) { made.notes.append(el("p", { class: "note" }, ...both(said("left_out", { n: MOST, m: found.spots.length - MOST })))); }
  if (spots.some(({ within }) => within)) { made.notes.append(legend([{ words: both(said("within")), draw: [svg("circle", { class: "spot within", r: 7 })] }])); }
  if (found.without.length) { made.figure.append(unplaced(found, place)); }
  if (spots.length) { void drawn(made, spots, place); } else { made.stage.remove(); made.tools.remove(); }
  return made.figure;
}

async function drawn(made: ReturnType<typeof frame>, spots: Spotted[], place: Place): Promise<void> {
  let shapes: Outlines | null = null;
  try { shapes = await outlines(place); } catch { made.notes.append(el("p", { class: "note" }, ...both(said("no_outlines")))); }
  const buttons = el("span");
  made.tools.prepend(buttons);
  fitted(made.stage, (width) => {
    const height = Math.round(Math.min(Math.max(width * 0.66, 320), 560));
    const picture = svg("svg", {
      viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-labelledby": made.labelled, "aria-describedby": made.described,
    });
    const { land, points } = projected(shapes, spots, width, height);
    const ground = svg("g", { class: "ground", "aria-hidden": true }, ...land.map((d) => svg("path", { class: "land", d })));
    const above = svg("g");
    picture.append(ground, above);
    buttons.replaceChildren(zooming(picture, width, height, 40, (at) => {
      ground.setAttribute("transform", at.toString());
      marks(above, spots, points, at, [width, height], place);
    }));
    made.stage.replaceChildren(picture);
  });
}

// Points keep their size however near the map has come, so that those close together come apart.
function marks(above: SVGGElement, spots: Spotted[], points: [number, number][], at: ZoomTransform, [width, height]: [number, number], place: Place): void {
  const most = Math.max(...spots.map(({ value }) => value), 1);
  const drawn = spots.map((spot, index) => {
    const [x, y] = at.apply(points[index] ?? [0, 0]);
    return { x, y, radius: Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(spot.value, 0) / most) * Math.min(1, width / 700)), name: spot.name, weight: spot.value };
  });
  const circles = spots.map((spot, index) => {
    const { x, y, radius } = drawn[index] ?? { x: 0, y: 0, radius: 0 };
    const circle = svg("circle", { class: spot.within ? "spot within" : "spot", cx: x, cy: y, r: radius }, svg("title", {}, `${spot.name} ${spot.value}`));
    const to = link(spot.iri, place);
    return to ? svg("a", { href: to.href, "aria-label": `${spot.name} ${spot.value}` }, circle) : circle;
  });
  const names = labels(drawn, width, height).map(({ at: index, x, y, anchor }) =>
    svg("text", { class: "spot-name", x, y, "text-anchor": anchor, lang: "ja", "aria-hidden": true }, spots[index]?.name ?? ""));
  const focused = [...above.querySelectorAll<SVGAElement>("a")].findIndex((each) => each === document.activeElement);
  above.replaceChildren(...circles, ...names);
  if (focused >= 0) { above.querySelectorAll<SVGAElement>("a")[focused]?.focus(); }
}

function unplaced({ without }: Placed, place: Place): HTMLElement {
  return el("details", { class: "unplaced" }, el("summary", {}, ...both(said("no_position", { n: without.length }))),
    el("ul", {}, ...without.map(({ name, iri, value }) => {
      const to = link(iri, place);
      return el("li", { lang: "ja" }, to ? el("a", { href: to.href }, name) : name, " ", el("span", { class: "count" }, String(value)));
    })));
}
