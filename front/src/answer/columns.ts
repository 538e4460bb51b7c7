// Where things stand in the rows of an answer.
import type { Answer, Cell, Column, Said } from "./types";

// Columns that tell the place of a quote stand below its words.
export const PLACE = ["file", "page", "line"];

export function shown(columns: Column[]): Column[] {
  const quoted = columns.some((column) => column.type === "quote");
  return columns.filter((column) => !(quoted && PLACE.includes(column.name)));
}

// Reads cells by the name of their variable.
export function reader(answer: Answer): (row: Cell[], name: string | null | undefined) => Cell {
  const at = new Map(answer.variables.map((name, index) => [name, index]));
  return (row, name) => row[at.get(name ?? "") ?? -1] ?? null;
}

export function column(answer: Answer, name: string | undefined): Column | undefined {
  return answer.columns.find((each) => each.name === name);
}

export function heading(answer: Answer, name: string | undefined): Said {
  const found = column(answer, name);
  return found ? { ja: found.ja, en: found.en } : { ja: name ?? "", en: name ?? "" };
}

// A number in a cell; what is none counts as one thing that was found.
export function amount(cell: Cell): number {
  const value = Number(cell);
  return cell !== null && cell !== "" && Number.isFinite(value) ? value : 1;
}
