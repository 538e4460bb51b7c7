// Writes the outlines that maps are drawn on: the world in little detail, Japan in more.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const JAPAN = "392";
// About a hundred metres.
const DIGITS = 1000;

const read = async (name) => JSON.parse(await readFile(require.resolve(`world-atlas/${name}`), "utf8"));

function rounded(ring) {
  const points = ring.map(([x, y]) => [Math.round(x * DIGITS) / DIGITS, Math.round(y * DIGITS) / DIGITS]);
  return points.filter(([x, y], at) => !at || x !== points[at - 1][0] || y !== points[at - 1][1]);
}

export async function outlines(folder) {
  const [world, fine] = [await read("countries-50m.json"), await read("countries-10m.json")];
  const japan = feature(fine, fine.objects.countries.geometries.find(({ id }) => id === JAPAN));
  const coordinates = japan.geometry.coordinates.map((polygon) => polygon.map(rounded));
  delete world.objects.land;
  await mkdir(folder, { recursive: true });
  const file = { world, japan: { type: "Feature", id: JAPAN, properties: {}, geometry: { type: "MultiPolygon", coordinates } } };
  await writeFile(join(folder, "outlines.json"), JSON.stringify(file));
}
