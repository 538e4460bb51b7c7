// The terms of the vocabulary, and which of them somebody means who types a part of a name, in whichever language.

export interface Term {
  name: string;
  sort: "class" | "property" | "value" | "datatype";
  ja: string;
  en: string;
  about_ja: string;
  about_en: string;
}

export interface Vocabulary {
  prefixes: Readonly<Record<string, string>>;
  terms: readonly Term[];
}

export const NONE: Vocabulary = { prefixes: {}, terms: [] };
const MOST = 60;
const NOWHERE = 4;

export async function vocabulary(address: string): Promise<Vocabulary> {
  const answer = await fetch(address);
  return answer.ok ? ((await answer.json()) as Vocabulary) : NONE;
}

// Half and full width, small and large letters, hiragana and katakana: no difference to who types.
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! + 0x60));
}

// The terms that fit, the best first: by a whole name or label, the beginning of the name, of a label, then anywhere in them.
export function fitting(terms: readonly Term[], typed: string): Term[] {
  const wanted = fold(typed);
  return terms
    .map((term) => [rank(term, wanted), term] as const)
    .filter(([found]) => found < NOWHERE)
    .sort(([one], [other]) => one - other)
    .slice(0, MOST)
    .map(([, term]) => term);
}

function rank(term: Term, wanted: string): number {
  const local = fold(term.name.slice(term.name.indexOf(":") + 1));
  const labels = [fold(term.ja), fold(term.en)];
  const all = [local, ...labels];
  if (all.includes(wanted)) {
    return 0;
  }
  if (local.startsWith(wanted)) {
    return 1;
  }
  if (labels.some((each) => each.startsWith(wanted))) {
    return 2;
  }
  return all.some((each) => each.includes(wanted)) ? 3 : NOWHERE;
}
