// The places of an answer: one for each thing, with how often it is counted and where it lies.
import { amount, column, reader } from "./columns";
import type { Answer, Cell } from "./types";

export interface Spotted { name: string; iri: Cell; value: number; longitude: number; latitude: number; within: boolean }
export interface Placed { spots: Spotted[]; without: { name: string; iri: Cell; value: number }[] }

const LATITUDE = ["latitude", "lat"];
const LONGITUDE = ["longitude", "long", "lon", "lng"];

export function placed(answer: Answer): Placed {
  const roles = answer.view?.roles ?? {};
  const read = reader(answer);
  const [latitude, longitude] = [variable(answer, roles.latitude ?? roles.lat, LATITUDE), variable(answer, roles.longitude ?? roles.long, LONGITUDE)];
  const found = new Map<string, Spotted>();
  for (const row of answer.rows) {
    const name = read(row, roles.place);
    const iri = read(row, column(answer, roles.place)?.iri);
    if (!name) { continue; }
    const value = roles.value ? amount(read(row, roles.value)) : 1;
    const known = found.get(iri ?? name);
    if (known) { known.value += value; continue; }
    const position = answer.positions?.[iri ?? ""];
    found.set(iri ?? name, {
      name, iri, value,
      latitude: position?.latitude ?? degrees(read(row, latitude), 90),
      longitude: position?.longitude ?? degrees(read(row, longitude), 180),
      within: Boolean(position && position.of !== iri),
    });
  }
  const all = [...found.values()].sort((one, other) => other.value - one.value || (one.name < other.name ? -1 : 1));
  const known = ({ latitude: north, longitude: east }: Spotted) => Number.isFinite(north) && Number.isFinite(east);
  return { spots: all.filter(known), without: all.filter((each) => !known(each)) };
}

function variable(answer: Answer, role: string | undefined, names: string[]): string | undefined {
  return role ?? names.find((name) => answer.variables.includes(name));
}

// A coordinate, or nothing that is a number.
function degrees(cell: Cell, most: number): number {
  const value = cell === null || cell.trim() === "" ? NaN : Number(cell);
  return Math.abs(value) <= most ? value : NaN;
}
