// What an answer is: the JSON of /answer/NAME, and what is made of the results of any query.
export interface Said { ja: string; en: string }
export interface Column { name: string; ja: string; en: string; type: string; iri: string | null }
export interface View { kind: "chart" | "map" | "graph"; roles: Record<string, string> }
export type Cell = string | null;
export interface Answer {
  title: Said;
  columns: Column[];
  variables: string[];
  rows: Cell[][];
  truncated: boolean;
  total: number | null;
  view: View | null;
  // Where places lie, by IRI; `of` is the place whose position it is, perhaps one around it.
  positions?: Record<string, { latitude: number; longitude: number; of: string }>;
  // Language or type of single cells, in the places of `rows`; only where a query was asked freely.
  notes?: Cell[][];
}
// Where the page lies: `root` leads from it to the root of the server, `base` is what IRIs of ours begin with.
export interface Place { root: string; base: string }
