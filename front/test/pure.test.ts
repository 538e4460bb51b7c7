// What can be told without a browser: links, results, times, layouts, labels.
import assert from "node:assert/strict";
import { test } from "node:test";
import { net } from "../src/answer/edges";
import { labels } from "../src/answer/labels";
import { layout } from "../src/answer/layout";
import { packed } from "../src/answer/packing";
import { kind, link } from "../src/answer/links";
import { placed } from "../src/answer/places";
import { points, ranked, timed } from "../src/answer/series";
import { fromSparql } from "../src/answer/sparql";
import { day, era, every, label, period, stride } from "../src/answer/time";
import type { Answer } from "../src/answer/types";
import { fold } from "../src/form/narrow";
import { distinct } from "../src/form/suggestions";

const PLACE = { root: "../../", base: "https://data.example.jp/kawabe/" };

function answer(variables: string[], rows: (string | null)[][], roles: Record<string, string>, kind: "chart" | "map" | "graph", iris: Record<string, string> = {}): Answer {
  const columns = variables.map((name) => ({ name, ja: name, en: name, type: "text", iri: iris[name] ?? null }));
  return { title: { ja: "", en: "" }, columns, variables, rows, truncated: false, total: rows.length, view: { kind, roles } };
}

test("links lead to things of ours on this server and to the web, nowhere else", () => {
  assert.deepEqual(link(`${PLACE.base}id/place/汐浜`, PLACE), { href: `../../id/place/${encodeURIComponent("汐浜")}`, outward: false });
  assert.deepEqual(link(`${PLACE.base}id/unit/A%2FB`, PLACE)?.href, "../../id/unit/A%2FB");
  assert.equal(link(`${PLACE.base}id/a?b#"<c`, PLACE)?.href, "../../id/a%3Fb%23%22%3Cc");
  assert.equal(link("https://town.example/", PLACE)?.outward, true);
  for (const iri of ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "java\nscript:x", "名前", "", null]) {
    assert.equal(link(iri, PLACE), null);
  }
  assert.equal(kind(`${PLACE.base}id/person/x`, PLACE), "person");
  assert.equal(kind("https://town.example/id/person/x", PLACE), "other");
});

test("results of SPARQL become rows, with the language and type of each term", () => {
  const made = fromSparql({ head: { vars: ["a", "n", "m"] }, results: { bindings: [
    { a: { type: "uri", value: "http://town.example/a" }, n: { type: "literal", value: "3", datatype: "http://www.w3.org/2001/XMLSchema#integer" } },
    { a: { type: "uri", value: "http://town.example/b" }, m: { type: "literal", value: "2024-05", datatype: "http://www.w3.org/2001/XMLSchema#gYearMonth" } },
  ] } });
  assert.deepEqual(made.rows, [["http://town.example/a", "3", null], ["http://town.example/b", null, "2024-05"]]);
  assert.deepEqual(made.columns.map(({ type }) => type), ["iri", "integer", "text"]);
  assert.deepEqual(made.notes, [[null, null, null], [null, null, "^^xsd:gYearMonth"]]);
  assert.deepEqual(fromSparql({ boolean: true }).rows, [["true"]]);
  assert.deepEqual(fromSparql({ head: { vars: ["a"] }, results: { bindings: [{ a: { type: "literal", value: "x", "xml:lang": "ja" } }] } }).notes, [["@ja"]]);
});

test("times are read, counted through and told with their era", () => {
  assert.deepEqual(period("2024-05-20"), { grain: "month", at: 2024 * 12 + 4 });
  assert.deepEqual(period("2024年度"), { grain: "year", at: 2024 });
  assert.equal(period("五月"), null);
  assert.equal(period("2024-13"), null);
  assert.deepEqual([2019, 2018, 1989, 2024].map(era), ["令和元年", "平成30年", "平成元年", "令和6年"]);
  assert.deepEqual(day("2024-05-20"), { ja: "令和6年5月20日", en: "20 May 2024" });
  assert.equal(day("2019-04-30")?.ja, "平成31年4月30日");
  assert.equal(day("2024-05"), null);
  assert.deepEqual(label({ grain: "month", at: 2024 * 12 }), { ja: "2024年1月", en: "Jan 2024" });
  assert.deepEqual(every([{ grain: "year", at: 2024 }, { grain: "year", at: 2021 }]).map(({ at }) => at), [2021, 2022, 2023, 2024]);
  assert.equal(stride(24, 8, "month"), 3);
});

test("months without a count are nought, days of a month are one bar, names are no time", () => {
  const time = timed(points(answer(["d", "n"], [["2024-03-01", "2"], ["2024-01-05", "1"], ["2024-01-20", "4"]], { x: "d", y: "n" }, "chart")));
  assert.deepEqual(time?.series, [{ name: "", values: [5, 0, 2] }]);
  assert.equal(time.days, true);
  const names = points(answer(["who", "n"], [["月", "2"], ["花", "7"], ["月", "1"]], { x: "who", y: "n" }, "chart"));
  assert.equal(timed(names), null);
  assert.deepEqual(ranked(names).names, ["花", "月"]);
  assert.deepEqual(ranked(names).series, [{ name: "", values: [7, 3] }]);
});

test("places are counted once each, and lie where the answer says or nowhere", () => {
  const found = answer(["at", "n", "iri"], [["汐浜", "2", "i:1"], ["汐浜", "3", "i:1"], ["青根", "1", "i:2"], ["風見", "9", "i:3"]], { place: "at", value: "n" }, "map", { at: "iri" });
  const { spots, without } = placed({ ...found, positions: { "i:1": { latitude: 35, longitude: 135, of: "i:1" }, "i:2": { latitude: 36, longitude: 136, of: "i:9" } } });
  assert.deepEqual(spots.map(({ name, value, within }) => [name, value, within]), [["汐浜", 5, false], ["青根", 1, true]]);
  assert.deepEqual(without.map(({ name }) => name), ["風見"]);
});

test("the same edges give the same picture, in whatever order their rows come", () => {
  const rows = Array.from({ length: 60 }, (_, at) => [`組織${at % 23}`, `組織${(at * 7 + 3) % 23}`, "連携する"]);
  const of = (some: string[][]) => net(answer(["a", "b", "r"], some, { source: "a", target: "b", relation: "r" }, "graph"), PLACE);
  const [one, other] = [of(rows), of([...rows].reverse())];
  // One organization is tied to itself alone, which is no edge.
  assert.equal(one.nodes.length, 22);
  assert.deepEqual([...layout(one, 900, 600).points], [...layout(other, 900, 600).points]);
  const { points: stand, height } = layout(one, 900, 600);
  for (const { x, y } of stand.values()) { assert.ok(x > 0 && x < 900 && y > 0 && y < height && height <= 600); }
  // A pair is not lost in a large frame.
  assert.ok(layout(net(answer(["a", "b"], [["汐浜", "青根"]], { source: "a", target: "b" }, "graph"), PLACE), 900, 600).height < 150);
});

test("groups that nothing ties together stand in rows", () => {
  const two = packed([{ width: 60, height: 40 }, { width: 30, height: 20 }, { width: 50, height: 10 }], 100, 10);
  assert.deepEqual(two.at, [{ left: 0, top: 0 }, { left: 70, top: 10 }, { left: 25, top: 50 }]);
  assert.equal(two.height, 60);
});

test("of many nodes the best connected are drawn and the rest is counted", () => {
  const rows = Array.from({ length: 400 }, (_, at) => [`組織${at}`, "市"]);
  const { nodes, left, edges } = net(answer(["a", "b"], rows, { source: "a", target: "b" }, "graph"), PLACE);
  assert.deepEqual([nodes.length, left, nodes[0]?.name, edges.length], [150, 251, "市", 149]);
  // Of many pairs, those whose partner had no room are not drawn alone.
  const pairs = Array.from({ length: 200 }, (_, at) => [`甲${String(at).padStart(3, "0")}`, `乙${String(at).padStart(3, "0")}`]);
  const paired = net(answer(["a", "b"], pairs, { source: "a", target: "b" }, "graph"), PLACE);
  assert.ok(paired.nodes.every(({ id }) => paired.edges.some(({ source, target }) => id === source || id === target)));
});

test("names stand beside their points and never over one another", () => {
  const spots = [0, 1, 2].map((at) => ({ x: 100 + at, y: 100, radius: 5, name: "汐浜市", weight: at }));
  const placed = labels([...spots, { x: 300, y: 100, radius: 5, name: "青根町", weight: 0 }], 400, 200);
  assert.ok(placed.some(({ at }) => at === 3));
  assert.equal(placed[0]?.at, 2);
  assert.ok(placed.length < 5);
});

test("width, case and kana make no difference; a thing is offered once", () => {
  assert.equal(fold("Ｓしおハマ"), fold("sシオはま"));
  const each = (iri: string) => ({ iri, kind: "", label: iri, matched: "", context: "", count: 0 });
  assert.deepEqual(distinct([each("a"), each("b"), each("a")]).map(({ iri }) => iri), ["a", "b"]);
});
