// The words of the editor in both languages, as the page brings them; the style sheet shows one of them.

import { element } from "./dom.ts";

export interface Said {
  ja: string;
  en: string;
}

type Values = Readonly<Record<string, string | number>>;

const WORDS: Readonly<Record<string, Said>> = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

export function language(): "ja" | "en" {
  return document.documentElement.dataset.language === "en" ? "en" : "ja";
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

export function both({ ja, en }: Said): DocumentFragment {
  const found = document.createDocumentFragment();
  found.append(element("span", { class: "ja", lang: "ja" }, ja), element("span", { class: "en", lang: "en" }, en));
  return found;
}

export function said(key: string, values: Values = {}): DocumentFragment {
  const { ja, en } = pair(key);
  return both({ ja: filled(ja, values), en: filled(en, values) });
}

// For what can hold one language only: names of fields.
export function plain(key: string): string {
  return pair(key)[language()];
}

function pair(key: string): Said {
  return WORDS[key] ?? { ja: key, en: key };
}
