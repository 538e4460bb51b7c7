// Queries that were asked before: the last fifty, each once, the newest first; kept by the browser alone.

export interface Past {
  query: string;
  when: number;
}

export const MOST = 50;
const KEY = "policy-graph-queries";

export function remembered(past: readonly Past[], query: string, when: number): Past[] {
  return [{ query, when }, ...past.filter((each) => each.query !== query)].slice(0, MOST);
}

export function forgotten(past: readonly Past[], query: string): Past[] {
  return past.filter((each) => each.query !== query);
}

// What a query is called in a list: its first comment, or its first line that is no declaration.
export function called(query: string): string {
  const lines = query.split("\n").map((each) => each.trim()).filter((each) => each !== "");
  const comment = lines.find((each) => each.startsWith("#") && each.length > 2);
  const first = lines.find((each) => !/^(?:#|prefix\b|base\b)/iu.test(each));
  return (comment?.replace(/^#+\s*/u, "") ?? first ?? "…").slice(0, 120);
}

// What another version, or a visitor, left in the store may be anything.
export function read(kept: string | null): Past[] {
  try {
    const found: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(found) ? found.filter(isPast).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isPast(each: unknown): each is Past {
  const { query, when } = (each ?? {}) as Partial<Past>;
  return typeof query === "string" && typeof when === "number";
}

export function load(): Past[] {
  try {
    return read(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

export function keep(past: readonly Past[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(past));
  } catch {
    // A browser that keeps nothing has no history.
  }
}
