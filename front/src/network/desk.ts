// What every part of the page works with: the data, what is chosen, what is left by it, and how to choose something else.
import type { Shown } from "./filter";
import type { Ground, Looks } from "./looks";
import type { State } from "./state";
import type { Both, Data } from "./types";
import type { Word } from "./words";

export interface Desk {
  data: Data; state: State; usual: State; shown: Shown; looks: Looks; ground: Ground; sided: boolean; drawable: boolean;
  say: (word: Word, parts?: Record<string, string | number>) => string;
  of: (both: Both | undefined) => string;
  set: (change: Partial<State>) => void;
  announce: (text: string) => void;
  chooseNode: (at: number, centre?: boolean) => void;
  chooseEdge: (at: number) => void;
}

// A part of the page, and how it follows what is chosen.
export interface Part { element: HTMLElement; update: () => void }

export function typeName(desk: Desk, at: number): string {
  const type = desk.data.nodes.type[at] ?? "";
  const look = desk.data.types[type];
  return look ? desk.of(look) : type;
}

export function relationName(desk: Desk, relation: string): string {
  const look = desk.data.relations[relation];
  return look ? desk.of(look) : relation;
}
