// Where the points of a network stand: forces for a fixed number of steps from a fixed beginning, so always the same.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { Net } from "./edges";

export interface Point { x: number; y: number; radius: number }
interface Body extends SimulationNodeDatum { id: string; radius: number }

const STEPS = 320;
const EDGE = 34;

export function layout({ nodes, edges }: Net, width: number, height: number): Map<string, Point> {
  const degree = new Map<string, number>();
  for (const { source, target } of edges) { for (const id of [source, target]) { degree.set(id, (degree.get(id) ?? 0) + 1); } }
  const bodies: Body[] = nodes.map(({ id }) => ({ id, radius: Math.min(6 + 1.9 * Math.sqrt(degree.get(id) ?? 0), 17) }));
  const ties: SimulationLinkDatum<Body>[] = edges.map(({ source, target }) => ({ source, target }));
  const wide = width / height;
  forceSimulation(bodies)
    .force("tie", forceLink<Body, SimulationLinkDatum<Body>>(ties).id(({ id }) => id).distance(70).strength(0.35))
    .force("apart", forceManyBody<Body>().strength(-260).distanceMax(520))
    .force("room", forceCollide<Body>(({ radius }) => radius + 9))
    .force("x", forceX<Body>(0).strength(0.045 / Math.max(wide, 0.6)))
    .force("y", forceY<Body>(0).strength(0.045 * Math.max(wide, 0.6)))
    .stop()
    .tick(STEPS);
  return within(bodies, width, height);
}

// The whole picture fills the frame, and is not blown up where there is little of it.
function within(bodies: Body[], width: number, height: number): Map<string, Point> {
  const [xs, ys] = [bodies.map(({ x }) => x ?? 0), bodies.map(({ y }) => y ?? 0)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((width - 2 * EDGE - 60) / Math.max(right - left, 1), (height - 2 * EDGE) / Math.max(bottom - top, 1), 1.6);
  const [dx, dy] = [width / 2 - scale * (left + right) / 2, height / 2 - scale * (top + bottom) / 2];
  return new Map(bodies.map(({ id, x, y, radius }) => [id, {
    x: Math.round(10 * ((x ?? 0) * scale + dx)) / 10, y: Math.round(10 * ((y ?? 0) * scale + dy)) / 10, radius: radius * Math.min(1, Math.max(scale, 0.6)),
  }]));
}
