// What the page of a network can be held to without a browser: searching, filtering, counting, placing names, addresses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, readable } from "../src/network/colours";
import { safe, whole } from "../src/network/data";
import { filtered } from "../src/network/filter";
import { Finder, fold } from "../src/network/folding";
import { box, overlap, placed, type Spot } from "../src/network/labels";
import { corners, SHAPES } from "../src/network/shapes";
import { read, written, type State } from "../src/network/state";
import { bins, within } from "../src/network/time";
import { heading } from "../src/network/walking";
import words from "../src/network/words.json";
import type { Data } from "../src/network/types";

const USUAL: State = {
  language: "ja", view: "picture", types: [], relations: [], sides: [], communities: [], body: "", from: "", until: "", least: 1, confidence: 0,
  measure: "", threshold: 0, size: "", colour: "type", lines: "relation", around: "", steps: 1, chosen: [], sort: "", camera: [],
};

// Three actors in a row, a—b with three pieces of evidence and b—c with one; d has no line.
function data(): Data {
  const rows = [0, 1, 2, 1];
  return whole({
    version: 1, types: { Person: { ja: "人", en: "Person", shape: "circle", colour: "#E69F00" } }, relations: {}, bodies: ["議会", "委員会"],
    meetings: [{ label: "一", date: "2020-04-01", body: 0, year: 2020 }, { label: "二", date: "2021-03-31", body: 1, year: 2020 }, { label: "三", date: null, body: 0, year: null }],
    nodes: { id: ["a", "b", "c", "d"], label: ["a", "b", "c", "d"], names: [], type: ["Person", "Person", "Person", "Person"], x: [0, 1, 2, 3], y: [0, 0, 0, 0], community: [1, 1, 1, 2], href: [], measures: { degree: [1, 2, 1, 0] } },
    edges: { source: [0, 1], target: [1, 2], relation: ["r", "s"], weight: [3, 1], strength: [3, 0.5], evidence: [[0, 1, 2], [3]], more: [0, 0] },
    evidence: {
      text: rows, speaker: rows, meeting: rows, document: rows, start: rows, end: rows, line: rows, page: rows, side: ["for", "against", null, null],
      confidence: [0.9, 0.6, 0.9, 0.9], href: [], beside: [],
    },
  } as unknown as Data);
}

const shown = (change: Partial<State>) => filtered(data(), { ...USUAL, ...change });
const those = (on: Uint8Array) => [...on.keys()].filter((at) => on[at]).map((at) => "abcd"[at]).join("");

// The same numbers at every run.
function* chance(seed: number): Generator<number> {
  for (let state = seed; ;) { state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; yield state / 2_147_483_648; }
}

test("kana, width, case and blanks make no difference to a search; long vowels do", () => {
  for (const name of ["シオハマ", "ｼｵﾊﾏ", "しおはま", " シオ　ハマ"]) { assert.equal(fold(name), "しおはま"); }
  assert.equal(fold("ＤＸ推進ｶﾞｲﾄﾞ"), "dx推進がいど");
  assert.notEqual(fold("センター"), fold("センタ"));
  const finder = new Finder([["新川町"], ["川"], ["川辺町", "かわべちょう"], ["小川"]], [9, 0, 1, 5]);
  assert.deepEqual(finder.find("川").map(({ at }) => at), [1, 2, 0, 3]);
  assert.deepEqual(finder.find("カワベ"), [{ at: 2, matched: "かわべちょう" }]);
  assert.deepEqual(finder.find("　"), []);
});

test("the weight of a line is the number of its rows within the filters, and never more than before", () => {
  assert.deepEqual([...shown({}).weight], [3, 1]);
  const year = shown({ from: "2020-04", until: "2021-03" });
  assert.deepEqual([[...year.weight], year.undated], [[2, 1], 1]);
  assert.deepEqual([...shown({ until: "2021-02" }).weight], [1, 0]);
  assert.deepEqual([...shown({ body: "議会" }).weight], [2, 0]);
  assert.deepEqual([...shown({ confidence: 0.7 }).weight], [2, 1]);
  assert.deepEqual([...shown({ body: "委員会" }).strength], [1, 0.5]);
  assert.deepEqual([...shown({}).side], [3, 0]);
  assert.deepEqual([...shown({ until: "2020-12" }).side], [1, 0]);
});

test("who loses all lines goes, who never had one stays, and steps are counted from one actor", () => {
  assert.equal(those(shown({}).node), "abcd");
  assert.deepEqual([those(shown({ least: 2 }).node), shown({ least: 2 }).nodes], ["abd", 3]);
  assert.equal(those(shown({ relations: ["r"] }).node), "bcd");
  assert.equal(those(shown({ sides: ["both"] }).node), "bcd");
  assert.equal(those(shown({ communities: ["2"] }).node), "abc");
  assert.equal(those(shown({ around: "a" }).node), "ab");
  assert.equal(those(shown({ around: "a", steps: 2 }).node), "abc");
  assert.equal(those(shown({ measure: "degree", threshold: 1 }).node), "abc");
  assert.deepEqual([shown({ types: ["Person"] }).nodes, shown({ types: ["Person"] }).edges], [0, 0]);
});

test("both ends of a period belong to it; the slider has a step for each month", () => {
  assert.ok(within("2020-04-01", "2020-04", "2020-04"));
  assert.ok(!within("2020-05-01", "", "2020-04"));
  assert.ok(within(null, "", "") && !within(null, "2020-04", ""));
  const made = bins(data());
  assert.deepEqual([made.length, made[0], made[11]], [12, { from: "2020-04", until: "2020-04", count: 1 }, { from: "2021-03", until: "2021-03", count: 2 }]);
  const long = data();
  long.meetings = [{ label: "", date: "2001-03-31", body: 0, year: 2000 }, { label: "", date: "2012-04-01", body: 0, year: 2012 }, { label: "", date: null, body: 0, year: null }];
  const years = bins(long);
  assert.deepEqual([years.length, years[0]?.from, years[0]?.until, years[12]?.count], [13, "2000-04", "2001-03", 2]);
});

test("no name lies over another, whatever the zoom, and more are written where there is more room", () => {
  const numbers = chance(3);
  const next = () => numbers.next().value as number;
  const spots: Spot[] = Array.from({ length: 600 }, (_, at) => ({ at, x: next() * 900, y: next() * 600, radius: 3 + next() * 9, wide: 20 + next() * 150, forced: at < 30 }));
  const counts = [1, 1.5, 2].map((zoom) => {
    const names = placed(spots.map((spot) => ({ ...spot, x: spot.x * zoom, y: spot.y * zoom })), 900 * zoom, 600 * zoom, 600);
    for (const [at, one] of names.entries()) {
      for (const other of names.slice(at + 1)) { assert.ok(!overlap(box(one), box(other))); }
    }
    return names.length;
  });
  assert.ok((counts[0] ?? 0) > 30 && (counts[1] ?? 0) > (counts[0] ?? 0) && (counts[2] ?? 0) > (counts[1] ?? 0), String(counts));
});

test("what is chosen comes back from the address, and what an address may hold besides changes nothing", () => {
  const state: State = {
    ...USUAL, language: "en", view: "lines", types: ["Person", "場所&=#"], communities: ["3"], body: "産業 委員会", from: "2020-04", until: "2021-03", least: 3, confidence: 0.65,
    measure: "pagerank", threshold: 0.0021, colour: "community", around: "https://x.example/id/a?b", steps: 2, chosen: ["a b", "r", "c"], sort: "weight+", camera: [0.25, 0.5, 0.1],
  };
  assert.deepEqual(read(`#${written(state, USUAL)}`, USUAL), state);
  assert.equal(written(USUAL, USUAL), "");
  const sided = { ...USUAL, sides: ["none"] };
  assert.deepEqual(read(written(USUAL, sided), sided), USUAL);
  assert.deepEqual(read("#lang=xx&least=-1&camera=1&camera=a&steps=9&from=gestern&view=<b>&sure=Infinity&other=1", USUAL), USUAL);
});

test("links lead to pages, never to a script", () => {
  for (const href of ["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "", null]) { assert.equal(safe(href), null); }
  for (const href of ["sources/a.txt#L3", "../id/x", "https://town.example/"]) { assert.equal(safe(href), href); }
});

test("every shape has the area of the circle; colours are seen on both grounds", () => {
  for (const shape of SHAPES.slice(1)) {
    const points = corners(shape, 0, 0, 10);
    const area = points.reduce((sum, [x, y], at) => { const [u = 0, v = 0] = points[(at + 1) % points.length] ?? []; return sum + (x * v - u * y) / 2; }, 0);
    assert.ok(Math.abs(Math.abs(area) - Math.PI * 100) < 1e-6, shape);
  }
  for (const [ground, ink] of [["#ffffff", "#1a1a1a"], ["#16181c", "#f1f1f1"]] as const) {
    for (const colour of ["#F0E442", "#404040", "#000000", "#0072B2"]) { assert.ok(contrast(readable(colour, ground, ink), ground) >= 3); }
  }
});

test("arrow keys go to the next actor in their direction, those tied to this one first", () => {
  const place = (at: number) => [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 60, y: 0 }, { x: 0, y: 50 }][at] ?? { x: 0, y: 0 };
  const all = shown({});
  assert.equal(heading(data(), all, { place }, 0, [1, 0]), 1);
  assert.equal(heading(data(), all, { place }, 0, [0, 1]), 3);
  assert.equal(heading(data(), all, { place }, 0, [-1, 0]), 0);
});

test("every word is there in both languages with the same places to fill", () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [name, { ja, en }] of Object.entries(words)) { assert.ok(ja && en, name); assert.deepEqual(places(ja), places(en), name); }
});
