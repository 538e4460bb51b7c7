// Counts by name: lying bars, the largest first, in parts where there are series.
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { text } from "./chart_time";
import { svg } from "./dom";
import { OTHERS, type Ranked } from "./series";

const ROW = 30;
const BAR = 21;
const EDGE = 12;

export function ranking({ names, series }: Ranked, width: number): SVGSVGElement {
  const height = names.length * ROW + EDGE;
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
  const totals = names.map((_, at) => series.reduce((sum, each) => sum + (each.values[at] ?? 0), 0));
  const room = Math.min(Math.max(...names.map(breadth), 40) + 14, width * 0.42);
  const x = scaleLinear([0, Math.max(max(totals) ?? 1, 1)], [0, width - room - 64]);
  names.forEach((name, at) => {
    const top = at * ROW + 4;
    const label = text("name", room - 10, top + BAR / 2 + 1, cut(name, room - 14));
    label.setAttribute("lang", "ja");
    label.append(svg("title", {}, name));
    picture.append(label);
    let left = room;
    series.forEach((each, place) => {
      const value = each.values[at] ?? 0;
      if (!value) { return; }
      const bar = svg("rect", { class: `bar s${place}`, x: left, y: top, width: Math.max(x(value), 1), height: BAR, rx: 2 });
      bar.append(svg("title", {}, `${name} ${each.name === OTHERS ? "" : each.name} ${value}`));
      picture.append(bar);
      left += x(value);
    });
    picture.append(text("amount", left + 7, top + BAR / 2 + 1, (totals[at] ?? 0).toLocaleString("en")));
  });
  picture.append(svg("line", { class: "axis", x1: room, x2: room, y1: 0, y2: height - EDGE / 2 }));
  return picture;
}

// Letters of Japanese are as wide as they are high, others half of it.
export function breadth(words: string): number {
  return Array.from(words).reduce((sum, char) => sum + (char > "\u2E7F" ? 13 : 7.2), 0);
}

export function cut(words: string, room: number): string {
  if (breadth(words) <= room) { return words; }
  const letters = Array.from(words);
  while (letters.length > 1 && breadth(letters.join("")) + 13 > room) { letters.pop(); }
  return `${letters.join("")}…`;
}
