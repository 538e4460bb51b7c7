// Laws of the parts of the editor that need no browser.

import assert from "node:assert/strict";
import { test } from "node:test";

import { formatted } from "../src/editor/format.ts";
import { meaning, pieces, variables } from "../src/editor/lexer.ts";
import { called, MOST, read, remembered, type Past } from "../src/editor/past.ts";
import { place } from "../src/editor/place.ts";
import { declared, declaring, missing } from "../src/editor/prefixes.ts";
import { fragment, shared } from "../src/editor/share.ts";
import { fitting, type Term } from "../src/editor/terms.ts";

const KNOWN = { pg: "https://w3id.org/policy-graph/ns#", dct: "http://purl.org/dc/terms/" };
const QUERIES = [
  'PREFIX pg: <https://w3id.org/policy-graph/ns#> SELECT ?a WHERE { ?a a pg:Meeting ; rdfs:label "会議 # { . ;"@ja . FILTER(?n<3&&?m>1.5) } LIMIT 3',
  "# 見出し\nSELECT * { VALUES ?x { \"\" pg:a } GRAPH ?g { ?s ?p [ a pg:Bill ; pg:number 3 ] . } # 終わり\n OPTIONAL { ?s pg:memberOf/pg:partOf* ?o } }\n\n\nORDER BY ?x",
  'ASK { ?s ?p """a "quoted" { word""", \'b\\\'c\' }UNION{ <http://x.test/a#b> dct:date 1.0e-3 }',
  "SELECT { \"not closed ?x } <",
];

test("the pieces of any text are that text", () => {
  for (const query of [...QUERIES, "\u{20B9F}?", "a:b.c. ?x", ""]) {
    assert.equal(pieces(query).map((each) => each.text).join(""), query);
  }
});

test("a query set in lines means what it meant, and stays as it is the second time", () => {
  for (const query of QUERIES) {
    const once = formatted(query);
    assert.deepEqual(meaning(once), meaning(query));
    assert.equal(formatted(once), once);
  }
  assert.equal(formatted("SELECT ?a WHERE { ?a a pg:Meeting ; dct:date ?d . }"), "SELECT ?a\nWHERE {\n  ?a a pg:Meeting ;\n      dct:date ?d .\n}\n");
});

test("a comment never swallows what follows it", () => {
  assert.deepEqual(meaning(formatted("SELECT ?a { # one\n ?a ?b ?c } # two\nLIMIT 1")), meaning("SELECT ?a { ?a ?b ?c } LIMIT 1"));
});

test("prefixes are declared once, where they belong", () => {
  const query = "# 会議\nPREFIX pg: <https://w3id.org/policy-graph/ns#>\nSELECT * { ?a a pg:Meeting ; dct:date ?d ; my:own ?e }";
  assert.deepEqual([...declared(query)], [["pg", KNOWN.pg]]);
  assert.deepEqual(missing(query, KNOWN), ["dct"]);
  const { from, insert } = declaring(query, ["dct"], KNOWN)!;
  const after = query.slice(0, from) + insert + query.slice(from);
  assert.deepEqual([...declared(after).keys()], ["pg", "dct"]);
  assert.deepEqual(missing(after, KNOWN), []);
  assert.ok(after.startsWith("# 会議\n"));
  assert.deepEqual(declaring("# 会議\nSELECT *", ["pg"], KNOWN), { from: 5, insert: `PREFIX pg: <${KNOWN.pg}>\n` });
});

test("a prefix in a string, an IRI or a comment is none", () => {
  assert.deepEqual(missing('SELECT * { ?a ?b "dct:date", <dct:date> } # dct:date', KNOWN), []);
});

test("variables are listed once", () => {
  assert.deepEqual(variables('SELECT ?名 $b { ?名 ?p "?no" }'), ["名", "b", "p"]);
});

test("what is typed is known by its place", () => {
  const at = (text: string) => place(text.replace("|", ""), text.indexOf("|"));
  assert.deepEqual(at("?a a pg:Mee|"), { kind: "name", from: 5, to: 11, typed: "pg:Mee" });
  assert.deepEqual(at("?a a 会議|"), { kind: "word", from: 5, to: 7, typed: "会議" });
  assert.deepEqual(at("SELECT ?na| {}"), { kind: "variable", from: 7, to: 10, typed: "?na" });
  assert.deepEqual(at("{ ?a ?b <川辺| }"), { kind: "iri", from: 8, to: 11, typed: "川辺", argument: false });
  assert.deepEqual(at('CONTAINS(?a, "川辺|")'), { kind: "text", from: 13, to: 17, typed: "川辺", argument: true });
  assert.deepEqual(at('{ ?a ?b "川 辺|'), { kind: "text", from: 8, to: 12, typed: "川 辺", argument: false });
  assert.equal(at("# 会議|"), null);
  assert.equal(at('"closed"|'), null);
});

test("terms are found by name and by either label, whole ones first", () => {
  const term = (name: string, ja: string, en: string): Term => ({ name, ja, en, sort: "class", about_ja: "", about_en: "" });
  const terms = [term("pg:bodyName", "会議体の名称", "name of the body"), term("pg:Meeting", "会議", "Meeting"), term("pg:Bill", "議案", "Bill")];
  assert.deepEqual(fitting(terms, "mee").map((each) => each.name), ["pg:Meeting"]);
  assert.deepEqual(fitting(terms, "会議").map((each) => each.name), ["pg:Meeting", "pg:bodyName"]);
  assert.deepEqual(fitting(terms, "ＢＩ").map((each) => each.name), ["pg:Bill"]);
});

test("a shared query comes back as it was, whatever is in it", () => {
  for (const query of [...QUERIES, "&#?+%20"]) {
    assert.equal(shared(fragment(query)), query);
  }
  assert.equal(shared("#query=%E3%81"), null);
  assert.equal(shared("#main"), null);
});

test("the history keeps the last fifty, each once, and survives what is no history", () => {
  let past: Past[] = [];
  for (let when = 0; when < MOST + 10; when += 1) {
    past = remembered(past, `ASK {} # ${when}`, when);
  }
  past = remembered(past, "ASK {} # 20", 100);
  assert.equal(past.length, MOST);
  assert.equal(past[0]!.when, 100);
  assert.equal(new Set(past.map((each) => each.query)).size, MOST);
  assert.deepEqual(read("{"), []);
  assert.deepEqual(read('[1, null, {"query": "ASK {}", "when": 3}]'), [{ query: "ASK {}", when: 3 }]);
  assert.equal(called("PREFIX a: <b>\n\nSELECT ?x"), "SELECT ?x");
});
