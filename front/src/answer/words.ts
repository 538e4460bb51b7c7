// The words of answers in both languages; the style sheet shows one of them.
import { el } from "./dom";
import type { Said } from "./types";
import table from "./words.json";

export type Word = keyof typeof table;

export function said(word: Word, values: Record<string, string | number> = {}): Said {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  return { ja: fill(table[word].ja), en: fill(table[word].en) };
}

// Words with values that differ by language, such as the name of a column.
export function filled(word: Word, values: Record<string, Said>): Said {
  const of = (language: "ja" | "en") =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[language]]));
  return { ja: said(word, of("ja")).ja, en: said(word, of("en")).en };
}

export function both(words: Said): HTMLElement[] {
  return [el("span", { class: "ja", lang: "ja" }, words.ja), el("span", { class: "en", lang: "en" }, words.en)];
}

export function language(): "ja" | "en" {
  return document.documentElement.lang === "en" ? "en" : "ja";
}

export function isWord(word: string): word is Word {
  return Object.hasOwn(table, word);
}
