// Results of SPARQL (application/sparql-results+json) become an answer with a column for each variable.
import type { Answer, Cell } from "./types";

interface Term { type: string; value: unknown; "xml:lang"?: string; datatype?: string }
interface Results {
  head?: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings?: Record<string, Term>[] };
}

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = ["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"].map((each) => XSD + each);

export function fromSparql(results: Results, truncated = false): Answer {
  if (typeof results.boolean === "boolean") { return told(results.boolean); }
  const variables = results.head?.vars ?? [];
  const bindings = results.results?.bindings ?? [];
  return {
    title: { ja: "", en: "" },
    columns: variables.map((name) => ({ name, ja: `?${name}`, en: `?${name}`, type: type(name, bindings), iri: null })),
    variables,
    rows: bindings.map((row) => variables.map((name) => written(row[name]))),
    notes: bindings.map((row) => variables.map((name) => note(row[name]))),
    truncated,
    total: truncated ? null : bindings.length,
    view: null,
  };
}

function told(value: boolean): Answer {
  const columns = [{ name: "answer", ja: "答え", en: "answer", type: "text", iri: null }];
  return { title: { ja: "", en: "" }, columns, variables: ["answer"], rows: [[String(value)]], truncated: false, total: 1, view: null };
}

// A quoted triple is written as people read it.
function written(term: Term | undefined): Cell {
  if (!term) { return null; }
  if (typeof term.value === "string") { return term.type === "bnode" ? `_:${term.value}` : term.value; }
  const parts = term.value as Record<string, Term> | null;
  return parts ? `<< ${["subject", "predicate", "object"].map((part) => written(parts[part]) ?? "").join(" ")} >>` : null;
}

function note(term: Term | undefined): Cell {
  if (term?.["xml:lang"]) { return `@${term["xml:lang"]}`; }
  if (!term?.datatype || term.datatype === `${XSD}string` || NUMBERS.includes(term.datatype)) { return null; }
  return `^^${term.datatype.startsWith(XSD) ? `xsd:${term.datatype.slice(XSD.length)}` : term.datatype}`;
}

function type(name: string, bindings: Record<string, Term>[]): string {
  const terms = bindings.map((row) => row[name]).filter((term) => term !== undefined);
  if (terms.length && terms.every((term) => term.type === "uri")) { return "iri"; }
  return terms.length && terms.every((term) => NUMBERS.includes(term.datatype ?? "")) ? "integer" : "text";
}
