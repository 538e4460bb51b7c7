// What the page says, in the language that is chosen.
import known from "./words.json";
import type { Both, Language } from "./types";

export type Word = keyof typeof known;
const WORDS: Record<Word, Both> = known;

export function said(language: Language, word: Word, parts: Record<string, string | number> = {}): string {
  return WORDS[word][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(parts[name] ?? whole));
}

export function number(value: number): string {
  const small = Math.abs(value) < 10 && !Number.isInteger(value);
  return value.toLocaleString("en-US", { maximumFractionDigits: small ? 3 : 1 });
}
