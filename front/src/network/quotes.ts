// The words that a line rests on, each with who said it, when and where, and a way to the source.
import { el } from "../answer/dom";
import { safe } from "./data";
import type { Desk } from "./desk";

export function quote(desk: Desk, row: number): HTMLElement {
  const { beside } = desk.data.evidence;
  const other = beside[row];
  const one = cited(desk, row);
  if (other === null || other === undefined) { return el("li", {}, one); }
  return el("li", { class: "pair" }, one, el("p", { class: "beside" }, desk.say("with")), cited(desk, other));
}

function cited(desk: Desk, row: number): HTMLElement {
  const { data, say } = desk;
  const { evidence } = data;
  const side = evidence.side[row];
  const who = evidence.speaker[row] ?? null;
  const meeting = data.meetings[evidence.meeting[row] ?? -1];
  const head = el("p", { class: "who" }, el("b", { lang: "ja" }, who === null ? say("unknown_speaker") : data.speakers[who] ?? ""),
    ...(side ? [" ", el("span", { class: `side ${side}` }, say(side))] : []));
  const foot = el("p", { class: "where" }, el("time", meeting?.date ? { datetime: meeting.date } : {}, meeting?.date ?? say("no_date")), "　",
    el("span", { lang: "ja" }, meeting?.label ?? ""), el("br"), place(desk, row), "・", say("confidence_of", { n: (evidence.confidence[row] ?? 1).toFixed(2) }), ...source(desk, row));
  return el("figure", { class: "quote" }, head, el("blockquote", { lang: "ja" }, data.texts[evidence.text[row] ?? -1] ?? ""), el("figcaption", {}, foot));
}

function place(desk: Desk, row: number): HTMLElement {
  const { documents, evidence } = desk.data;
  const document = documents[evidence.document[row] ?? -1];
  const [line, page] = [evidence.line[row] ?? null, evidence.page[row] ?? null];
  const parts = { document: document?.name ?? "", n: line ?? "", page: page ?? "", start: evidence.start[row] ?? "", end: evidence.end[row] ?? "" };
  return el("span", { class: "place" }, desk.say(line === null ? "characters" : page === null ? "line_of" : "page_line", parts));
}

function source(desk: Desk, row: number): Node[] {
  const { documents, evidence } = desk.data;
  const [words, document_] = [safe(evidence.href[row]), safe(documents[evidence.document[row] ?? -1]?.href)];
  // A fragment alone leads into the document of its row.
  const href = words?.startsWith("#") ? document_ && document_ + words : words ?? document_;
  return href ? [document.createTextNode("　"), el("a", { href, class: "source" }, desk.say("source"))] : [];
}
