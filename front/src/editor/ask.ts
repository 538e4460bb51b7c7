// A query is sent to the endpoint; what comes back is an answer or a problem, and nothing is thrown but an abort.

import type { Said } from "./words.ts";
export interface Cell {
  type: string;
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

export interface Results {
  head: { vars?: string[] };
  results?: { bindings: Record<string, Cell>[] };
  boolean?: boolean;
}

export interface Answer {
  kind: "table" | "graph";
  results: Results | null;
  text: string;
  truncated: boolean;
  seconds: number;
}

export interface Problem {
  kind: "problem";
  // What to say above the server's own sentence.
  reason: "wrong" | "limit" | "busy" | "offline" | "failed";
  detail: Said;
  line: number | null;
  column: number | null;
  wait: number | null;
}

const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9, application/problem+json;q=0.8, */*;q=0.1";
const TYPE = "application/sparql-query; charset=utf-8";

export async function ask(endpoint: string, query: string, signal: AbortSignal): Promise<Answer | Problem> {
  const begun = performance.now();
  let answer: Response;
  let text: string;
  try {
    answer = await send(`${endpoint}?truncate=true`, query, ACCEPT, signal);
    text = await answer.text();
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return { kind: "problem", reason: "offline", detail: { ja: "", en: "" }, line: null, column: null, wait: null };
  }
  return answer.ok ? answered(answer, text, (performance.now() - begun) / 1000) : problem(answer, text);
}

// The same answer in another format, as a file.
export async function file(endpoint: string, query: string, mediaType: string): Promise<Blob | Problem> {
  try {
    const answer = await send(endpoint, query, `${mediaType}, application/problem+json;q=0.5`);
    return answer.ok ? await answer.blob() : problem(answer, await answer.text());
  } catch {
    return { kind: "problem", reason: "offline", detail: { ja: "", en: "" }, line: null, column: null, wait: null };
  }
}

function send(address: string, query: string, accept: string, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(address, { method: "POST", body: query, headers: { Accept: accept, "Content-Type": TYPE }, signal });
}

function answered(answer: Response, text: string, seconds: number): Answer {
  const json = (answer.headers.get("Content-Type") ?? "").includes("json");
  const truncated = ["true", "1", "?1"].includes(answer.headers.get("Truncated") ?? "");
  return { kind: json ? "table" : "graph", results: json ? (JSON.parse(text) as Results) : null, text, truncated, seconds };
}

function problem(answer: Response, text: string): Problem {
  const told = read(text);
  const wait = Number(answer.headers.get("Retry-After"));
  const detail = told.detail ?? told.title ?? text.trim().slice(0, 2000);
  return {
    kind: "problem",
    reason: reason(answer.status),
    detail: { ja: told.detail_ja ?? detail, en: detail },
    ...place(told, text),
    wait: wait > 0 ? wait : null,
  };
}

interface Told {
  title?: string;
  detail?: string;
  detail_ja?: string;
  line?: number;
  column?: number;
}

function read(text: string): Told {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

// Where the query is wrong: as the server says it, or as the sentence of its parser does.
function place(told: Told, text: string): { line: number | null; column: number | null } {
  const found = /\bat (\d+):(\d+)/u.exec(text);
  return {
    line: told.line ?? (found ? Number(found[1]) : null),
    column: told.column ?? (found ? Number(found[2]) : null),
  };
}

function reason(status: number): Problem["reason"] {
  if (status === 429 || status === 503) {
    return "busy";
  }
  return status === 400 ? "wrong" : status === 413 || status === 422 || status === 504 ? "limit" : "failed";
}
