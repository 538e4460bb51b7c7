// What the pages do beyond being read: keep the language, find in a list, copy an identifier, show a quote in its place.
// Without this script everything can still be read, and the language can be switched page by page.
"use strict";
(() => {
  const root = document.documentElement;
  const KEY = "policy-graph-language";

  const kept = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const keep = (language) => {
    try { localStorage.setItem(KEY, language); } catch { /* a reader who keeps nothing chooses on each page */ }
  };
  const choose = (language) => {
    root.dataset.language = language;
    root.lang = language;
    plain();
  };
  // A title and the choices of a list hold no elements, so that the style sheet cannot choose: they know both of their texts.
  const plain = () => {
    for (const each of document.querySelectorAll("title[data-en], option[data-en]")) {
      each.textContent = each.dataset[root.dataset.language];
    }
  };
  choose(kept() === "en" ? "en" : "ja");

  const languages = () => {
    for (const input of document.querySelectorAll("input[name=language]")) {
      input.checked = input.value === root.dataset.language;
      input.addEventListener("change", () => { choose(input.value); keep(input.value); });
    }
  };

  // Half and full width, small and large letters, hiragana and katakana, blanks: no difference to who searches.
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "")
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

  const finding = () => {
    const input = document.getElementById("find");
    if (!input) { return; }
    const entries = [...document.querySelectorAll("#entries > li")]
      .map((entry) => [entry, fold(entry.textContent + " " + (entry.dataset.find || ""))]);
    const show = () => {
      const wanted = fold(input.value);
      let hits = 0;
      for (const [entry, text] of entries) {
        entry.hidden = !text.includes(wanted);
        hits += entry.hidden ? 0 : 1;
      }
      told(wanted || !hits ? hits : -1);
    };
    input.closest(".find").hidden = false;
    input.addEventListener("input", show);
    show();
  };

  const told = (hits) => {
    document.getElementById("hits").textContent = hits > 0 ? String(hits) : "";
    document.getElementById("some").hidden = hits <= 0;
    document.getElementById("nothing").hidden = hits !== 0;
  };

  // The names of all things are a script beside this one: it is read when somebody begins to search.
  const MOST = 50;
  const line = ([kind, name, context, , page]) => {
    const [entry, link, note] = ["li", "a", "span"].map((tag) => document.createElement(tag));
    link.href = page;
    link.lang = "ja";
    link.textContent = name;
    note.className = "count";
    note.append(context, " ", ...[...document.querySelector(`[data-kind="${kind}"]`).childNodes].map((each) => each.cloneNode(true)));
    entry.append(link, note);
    return entry;
  };
  const searching = () => {
    const input = document.getElementById("everywhere");
    if (!input) { return; }
    const box = input.closest(".find");
    let rows = null;
    const show = () => {
      const wanted = fold(input.value);
      if (!rows || !wanted) { told(-1); document.getElementById("found").replaceChildren(); return; }
      const hits = rows.filter(([name, also]) => name.includes(wanted) || also.includes(wanted));
      const rank = ([name]) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3);
      const best = hits.sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
      document.getElementById("found").replaceChildren(...best.map((each) => line(each[2])));
      told(hits.length);
    };
    window.policyGraphNames = (found) => {
      rows = found.map((row) => [fold(row[1]), fold(row[3] + " " + row[2]), row]);
      show();
    };
    const load = () => {
      const script = document.createElement("script");
      script.src = box.dataset.names;
      document.head.append(script);
    };
    box.hidden = false;
    input.addEventListener("focus", load, { once: true });
    input.addEventListener("input", show);
  };

  const select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copying = () => {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const node = document.getElementById(button.dataset.copy);
        select(node);
        try { await navigator.clipboard.writeText(node.textContent); } catch { document.execCommand("copy"); }
        button.parentNode.querySelector(".copied").hidden = false;
      });
    }
  };

  // An address that ends in #q120-125=word comes from a search: the word is marked wherever the utterance has it.
  const spoken = (word) => {
    const found = [...document.querySelectorAll(".speech p, .said .words p")].flatMap((paragraph) => places(paragraph, word));
    if (window.Highlight) { CSS.highlights.set("spoken", new Highlight(...found)); }
    found[0]?.startContainer.parentElement.scrollIntoView({ block: "center" });
  };
  // Letters lie in several nodes where names among them are links.
  const places = (paragraph, word) => {
    const letters = [];
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { for (let at = 0; at < walk.currentNode.length; at += 1) { letters.push([walk.currentNode, at]); } }
    const found = [];
    for (let at = paragraph.textContent.indexOf(word); at >= 0; at = paragraph.textContent.indexOf(word, at + word.length)) {
      const [[first, start], [last, end]] = [letters[at], letters[at + word.length - 1]];
      const range = document.createRange();
      range.setStart(first, start);
      range.setEnd(last, end + 1);
      found.push(range);
    }
    return found;
  };

  // An address that ends in #q120-125 marks these characters, also where other marks lie inside of them.
  const pointed = () => {
    for (const each of document.querySelectorAll(".pointed")) { each.classList.remove("pointed"); }
    const place = /^#q(\d+)-(\d+)(?:=(.+))?$/.exec(location.hash);
    if (!place) { return; }
    if (place[3]) {
      try { spoken(decodeURIComponent(place[3])); } catch { /* no word is written like that */ }
      return;
    }
    for (const each of document.querySelectorAll("[data-at]")) {
      const at = Number(each.dataset.at);
      if (at >= Number(place[1]) && at < Number(place[2])) { each.classList.add("pointed"); }
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    plain();
    document.addEventListener("policy-graph-renewed", plain);
    languages();
    finding();
    searching();
    copying();
    pointed();
    addEventListener("hashchange", pointed);
  });
})();
