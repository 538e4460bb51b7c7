// What the page is given: a network in columns, where indices are positions in the lists beside them.
export type Language = "ja" | "en";
export interface Both { ja: string; en: string }
export type Shape = "circle" | "square" | "triangle" | "diamond" | "pentagon" | "hexagon";
export type Stroke = "solid" | "dashed" | "dotted" | "dashdot";
export interface TypeLook extends Both { shape: Shape; colour: string }
export interface RelationLook extends Both { colour: string; stroke: Stroke; directed: boolean }
export interface Measure extends Both { name: string; about?: Both }
export interface Community { number: number; label: string; size: number; colour: string }
export interface Meeting { label: string; date: string | null; body: number | null; year: number | null }
export type Side = "for" | "against";

export interface Nodes {
  id: string[]; label: string[]; names: string[][]; type: string[]; x: number[]; y: number[];
  community: number[]; href: (string | null)[]; measures: Record<string, number[]>;
}

// "more" counts the rows that this file does not carry.
export interface Edges {
  source: number[]; target: number[]; relation: string[]; weight: number[]; strength: number[]; evidence: number[][]; more: number[];
}

export interface Evidence {
  text: number[]; speaker: (number | null)[]; meeting: number[]; document: number[]; start: number[]; end: number[];
  line: (number | null)[]; page: (number | null)[]; side: (Side | null)[]; confidence: number[];
  href: (string | null)[]; beside: (number | null)[];
}

export interface Data {
  version: number; kind: string; title: Both; reading: Both; scope: Both; source: Both; period: [string, string] | null;
  types: Record<string, TypeLook>; relations: Record<string, RelationLook>; measures: Measure[]; communities: Community[];
  bodies: string[]; documents: { name: string; href: string | null }[]; meetings: Meeting[]; speakers: string[]; texts: string[];
  nodes: Nodes; edges: Edges; evidence: Evidence; links: { base: string };
}
