// The network that stands in the page, or at the address that the page names.
import type { Data } from "./types";

export async function network(place: HTMLElement): Promise<Data> {
  const address = place.dataset.src;
  if (address) {
    const answer = await fetch(address, { headers: { accept: "application/json" } });
    if (!answer.ok) { throw new Error(`HTTP ${answer.status}`); }
    return whole(await answer.json());
  }
  return whole(JSON.parse(document.getElementById("network")?.textContent ?? ""));
}

const LISTS = ["measures", "communities", "bodies", "documents", "meetings", "speakers", "texts"] as const;

export function whole(data: Data): Data {
  if (data?.version !== 1 || !Array.isArray(data.nodes?.id) || !Array.isArray(data.edges?.source)) { throw new Error("not a network of version 1"); }
  const filled = { ...data };
  for (const name of LISTS) { (filled as Record<string, unknown>)[name] = data[name] ?? []; }
  const { nodes } = data;
  filled.nodes = { ...nodes, names: nodes.names ?? [], community: nodes.community ?? nodes.id.map(() => 0), href: nodes.href ?? [], measures: nodes.measures ?? {} };
  filled.edges = { ...data.edges, more: data.edges.more ?? [], strength: data.edges.strength ?? data.edges.weight };
  return filled;
}

// Only what leads to a page: what a graph holds may be any text.
export function safe(href: string | null | undefined): string | null {
  if (!href) { return null; }
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\u0000-\u0020]/g, ""));
  return !scheme || /^https?$/i.test(scheme[1] ?? "") ? href : null;
}

// What stands at the end of an address: the part of an id that is its own.
export function short(data: Data, id: string): string {
  const base = data.links?.base ?? "";
  return base && id.startsWith(base) ? id.slice(base.length) : id;
}

export function nodeAt(data: Data, name: string): number {
  return data.nodes.id.findIndex((id) => id === name || short(data, id) === name);
}

export function edgeNames(data: Data, at: number): string[] {
  const name = (end: number | undefined) => short(data, data.nodes.id[end ?? -1] ?? "");
  return [name(data.edges.source[at]), data.edges.relation[at] ?? "", name(data.edges.target[at])];
}

export function edgeAt(data: Data, [source = "", relation = "", target = ""]: string[]): number {
  const [from, to] = [nodeAt(data, source), nodeAt(data, target)];
  return data.edges.source.findIndex((each, at) => each === from && data.edges.target[at] === to && data.edges.relation[at] === relation);
}

// Whether lines have sides: where one statement makes a line, not two beside each other.
export function sided({ edges, evidence }: Data): boolean {
  return edges.evidence.some((rows) => rows.some((row) => !!evidence.side[row] && typeof evidence.beside[row] !== "number"));
}
