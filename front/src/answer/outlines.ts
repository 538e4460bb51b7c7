// The outlines of countries, read when the first map is drawn, and where points lie on them.
import { geoConicEqualArea, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { Feature, FeatureCollection, MultiPoint } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Place } from "./types";
import type { Spotted } from "./places";

// The world in little detail, Japan in more.
interface File { world: Topology<{ countries: GeometryCollection }>; japan: Feature }
export interface Outlines { world: Feature[]; japan: Feature }

const JAPAN = { west: 122, east: 154.5, south: 20, north: 46.5 };
// Degrees around the points that are shown at least: of Japan, of the world.
const LEAST = 1.1;
const LEAST_ABROAD = 9;
const EDGE = 46;
const ISO_JAPAN = "392";

let read: Promise<Outlines> | null = null;

export function outlines(place: Place): Promise<Outlines> {
  read ??= load(place).catch((error: unknown) => { read = null; throw error; });
  return read;
}

async function load({ root }: Place): Promise<Outlines> {
  const answer = await fetch(`${root}assets/built/outlines.json`);
  if (!answer.ok) { throw new Error(String(answer.status)); }
  const file = await answer.json() as File;
  const world = feature(file.world, file.world.objects.countries) as FeatureCollection;
  return { world: world.features.filter(({ id }) => id !== ISO_JAPAN), japan: file.japan };
}

export function projected(shapes: Outlines | null, spots: Spotted[], width: number, height: number): { land: string[]; points: [number, number][] } {
  const at = spots.every(inJapan) ? nearby(spots, width, height) : worldwide(spots, width, height);
  const draw = geoPath(at.clipExtent([[-width, -height], [2 * width, 2 * height]])).digits(1);
  const land = [...(shapes?.world ?? []), ...(shapes ? [shapes.japan] : [])].map((each) => draw(each) ?? "").filter(Boolean);
  return { land, points: spots.map(({ longitude, latitude }) => at([longitude, latitude]) ?? [0, 0]) };
}

export function inJapan({ longitude, latitude }: Spotted): boolean {
  return longitude > JAPAN.west && longitude < JAPAN.east && latitude > JAPAN.south && latitude < JAPAN.north;
}

function nearby(spots: Spotted[], width: number, height: number): GeoProjection {
  return fitted(geoConicEqualArea().parallels([33, 43]).rotate([-137, 0]), around(spots, LEAST), width, height);
}

// Japan stands in the middle of the world, as on maps in Japan.
function worldwide(spots: Spotted[], width: number, height: number): GeoProjection {
  return fitted(geoEqualEarth().rotate([-150, 0]), around(spots, LEAST_ABROAD), width, height);
}

function fitted(projection: GeoProjection, points: MultiPoint, width: number, height: number): GeoProjection {
  return projection.fitExtent([[EDGE, EDGE], [width - EDGE, height - EDGE]], points);
}

function around(spots: Spotted[], degrees: number): MultiPoint {
  const north = (latitude: number) => Math.max(-80, Math.min(80, latitude));
  const corners = [[-1, -1], [-1, 1], [1, -1], [1, 1]] as const;
  return { type: "MultiPoint", coordinates: spots.flatMap(({ longitude, latitude }) =>
    corners.map(([east, up]) => [longitude + east * degrees, north(latitude + up * degrees)])) };
}
