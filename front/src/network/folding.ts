// Japanese as somebody who searches means it: width, case and kana make no difference; long vowels stay as they are.
const KATAKANA = /[ァ-ヶ]/gu;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}]/gu;
const TO_HIRAGANA = 96;

export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(UNSEEN, "")
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - TO_HIRAGANA));
}

export interface Found { at: number; matched: string }

// The whole name first, then its beginning, then anywhere; among equals the weightier and then the earlier one.
export class Finder {
  private readonly folded: string[][];

  constructor(private readonly names: string[][], private readonly weight: ArrayLike<number>) {
    this.folded = names.map((all) => all.map(fold));
  }

  find(words: string, most = 12, among: (at: number) => boolean = () => true): Found[] {
    const wanted = fold(words);
    if (!wanted) { return []; }
    const found: { at: number; rank: number; matched: string }[] = [];
    for (const [at, all] of this.folded.entries()) {
      let best = { rank: 9, matched: "" };
      for (const [index, name] of all.entries()) {
        const rank = name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9;
        if (rank < best.rank) { best = { rank, matched: this.names[at]?.[index] ?? "" }; }
      }
      if (best.rank < 9 && among(at)) { found.push({ at, ...best }); }
    }
    found.sort((one, other) => one.rank - other.rank || (this.weight[other.at] ?? 0) - (this.weight[one.at] ?? 0) || one.at - other.at);
    return found.slice(0, most).map(({ at, matched }) => ({ at, matched }));
  }
}
