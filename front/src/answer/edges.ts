// The edges of an answer: who is tied to whom, as what, and the rows that say so.
import { amount, column, reader } from "./columns";
import { kind } from "./links";
import { known } from "./shapes";
import type { Answer, Cell, Place } from "./types";

export interface Node { id: string; name: string; iri: Cell; kind: string; weight: number }
export interface Edge { source: string; target: string; relation: string; weight: number; rows: Cell[][] }
export interface Net { nodes: Node[]; edges: Edge[]; left: number }

// More than these nobody reads.
const MOST = 150;

export function net(answer: Answer, place: Place): Net {
  const roles = answer.view?.roles ?? {};
  const read = reader(answer);
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const seen = (row: Cell[], role: string | undefined, weight: number): string | null => {
    const [name, iri] = [read(row, role), read(row, column(answer, role)?.iri)];
    if (!name) { return null; }
    const id = iri ?? name;
    const node = nodes.get(id) ?? { id, name, iri, kind: known(kind(iri, place)), weight: 0 };
    nodes.set(id, { ...node, weight: node.weight + weight });
    return id;
  };
  for (const row of answer.rows) {
    const weight = roles.weight ? amount(read(row, roles.weight)) : 1;
    const [source, target] = [seen(row, roles.source, weight), seen(row, roles.target, weight)];
    if (!source || !target || source === target) { continue; }
    const relation = read(row, roles.relation) ?? "";
    const key = JSON.stringify([source, target, relation]);
    const edge = edges.get(key) ?? { source, target, relation, weight: 0, rows: [] };
    edges.set(key, { ...edge, weight: edge.weight + weight, rows: [...edge.rows, row] });
  }
  return trimmed([...nodes.values()], [...edges.values()]);
}

// The best connected ones, in an order that does not hang on that of the rows.
function trimmed(nodes: Node[], edges: Edge[]): Net {
  const tied = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const all = nodes.filter(({ id }) => tied.has(id)).sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1));
  const kept = all.slice(0, MOST);
  const ids = new Set(kept.map(({ id }) => id));
  const drawn = edges
    .filter(({ source, target }) => ids.has(source) && ids.has(target))
    .sort((one, other) => (keyed(one) < keyed(other) ? -1 : 1));
  // A point whose every partner was left out would say that it is tied to nothing.
  const held = new Set(drawn.flatMap(({ source, target }) => [source, target]));
  const shown = kept.filter(({ id }) => held.has(id));
  return { nodes: shown, edges: drawn, left: all.length - shown.length };
}

function keyed({ source, target, relation }: Edge): string {
  return JSON.stringify([source, target, relation]);
}
