"use strict";
/* The page is whole without this script; it filters the rows that stand there and opens the one a link leads to. */
(function () {
  const at = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const rows = Array.from(at("line-rows").rows, (row) => ({ row, words: fold(row.textContent) }));
  let actor = "";

  function show() {
    const words = fold(at("words").value).split(/\s+/).filter(Boolean);
    const relation = at("relation").value;
    let count = 0;
    for (const { row, words: text } of rows) {
      const fits = words.every((word) => text.includes(word)) &&
        (!relation || row.dataset.relation === relation) &&
        (!at("drawn").checked || row.dataset.drawn === "1") &&
        (!actor || row.dataset.source === actor || row.dataset.target === actor);
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    at("shown").textContent = count + " / " + rows.length;
    at("only").hidden = !actor;
  }

  function only(number, name) {
    actor = number;
    at("only-name").textContent = name;
    show();
  }

  function open() {
    const row = at(location.hash.slice(1));
    if (!row || row.tagName !== "TR") return;
    if (row.hidden) {
      at("filter").reset();
      only("", "");
    }
    const details = row.querySelector("details");
    if (details) details.open = true;
    row.scrollIntoView({ block: "center" });
  }

  at("filter").hidden = false;
  at("filter").addEventListener("input", show);
  at("filter").addEventListener("submit", (event) => event.preventDefault());
  at("all").addEventListener("click", () => only("", ""));
  for (const link of document.querySelectorAll("a[data-actor]")) {
    link.addEventListener("click", () => only(link.dataset.actor, link.dataset.name));
  }
  window.addEventListener("hashchange", open);
  show();
  open();
})();
