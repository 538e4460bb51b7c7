// The list of questions narrowed by words: width, case and kana make no difference.
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "")
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

export function narrowing(input: HTMLInputElement, within: HTMLElement): void {
  const cards = [...within.querySelectorAll<HTMLElement>(".card")].map((card) => ({ card, text: fold(card.textContent ?? "") }));
  const [some, none] = ["narrowed", "narrowed-none"].map((id) => document.getElementById(id));
  const box = input.closest<HTMLElement>(".find");
  if (box) { box.hidden = false; }
  input.addEventListener("input", () => {
    const wanted = fold(input.value);
    for (const { card, text } of cards) { card.hidden = !text.includes(wanted); }
    for (const theme of within.querySelectorAll<HTMLElement>("section")) { theme.hidden = !theme.querySelector(".card:not([hidden])"); }
    const hits = cards.filter(({ card }) => !card.hidden).length;
    if (some && none) {
      some.hidden = !wanted || !hits;
      none.hidden = hits > 0;
      some.querySelector(".figure-of")?.replaceChildren(String(hits));
    }
  });
}
