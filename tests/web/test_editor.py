"""The SPARQL editor in Chromium: what is typed runs, what is wrong is shown at its place, nothing of it runs as script."""

import json
from typing import Any

import httpx
import pytest
from tests.site.conftest import HARM
from tests.web.browser import Visit, visiting

RESULT = "#result table.answer"
SCRIPT = "<img src=x onerror=\"window.XSS=1\"><svg onload='window.XSS=1'>"
EVIL = {
    "head": {"vars": [SCRIPT, "b"]},
    "results": {
        "bindings": [
            {SCRIPT: {"type": "uri", "value": f'http://town.example/">{SCRIPT}'}},
            {SCRIPT: {"type": "uri", "value": "javascript:window.XSS=1"}},
            {SCRIPT: {"type": "literal", "value": SCRIPT, "xml:lang": f"ja{SCRIPT}"}},
            {"b": {"type": "literal", "value": SCRIPT, "datatype": f"http://town.example/{SCRIPT}"}},
            {"b": {"type": "bnode", "value": SCRIPT}},
        ]
    },
}


def write(visit: Visit, query: str) -> None:
    visit.page.click("#editor .cm-content")
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.press("Delete")
    visit.page.keyboard.insert_text(query)


def run(visit: Visit, query: str) -> None:
    write(visit, query)
    visit.page.keyboard.press("Control+Enter")


def written(visit: Visit) -> str:
    lines = visit.page.locator("#editor .cm-line").all_inner_texts()
    return "\n".join(each.strip("\n") for each in lines)


def test_a_query_is_typed_and_run_and_nothing_leaves_the_server(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        run(
            visit,
            "SELECT ?x ?n WHERE { VALUES (?x ?n) { (<http://town.example/a> 3) (<http://town.example/b> 4) } }",
        )
        visit.page.wait_for_selector(RESULT)
        assert visit.page.locator(f"{RESULT} tbody tr").count() == 2
        assert visit.page.locator(f"{RESULT} td.figure").all_inner_texts() == ["3", "4"]
        assert "2行" in visit.page.inner_text("#outcome")
        assert visit.outside == []
        assert visit.complaints == []


def test_a_graph_is_shown_as_turtle_and_an_answer_can_be_taken_along(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        run(visit, "CONSTRUCT { <http://town.example/a> <http://town.example/b> 'c' } WHERE {}")
        visit.page.wait_for_selector("#result pre.code")
        assert "<http://town.example/a>" in visit.page.inner_text("#result pre.code")
        with visit.page.expect_download() as taken:
            visit.page.click("#result .downloads >> text=Turtle")
        assert taken.value.suggested_filename == "answer.ttl"
        assert "<http://town.example/b>" in taken.value.path().read_text("utf-8")


def test_an_error_is_marked_where_it_is(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        run(visit, "SELECT ?x WHERE {\n  ?x ?y\n}")
        assert visit.page.inner_text("#result [role=alert] strong") == "クエリに誤りがあります"
        visit.page.wait_for_selector("#editor .cm-lint-marker-error")
        visit.page.click("#result .banner .button")
        assert visit.page.inner_text("#result .banner .button").startswith("3行目")
        assert visit.page.inner_text("#editor .cm-activeLineGutter:not(:empty)") == "3"


def test_terms_are_offered_with_their_names_and_declare_their_prefix(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        visit.page.wait_for_load_state("networkidle")
        write(visit, "SELECT * WHERE { ?m a ")
        visit.page.keyboard.type("会議", delay=30)
        offered = visit.page.locator(".cm-tooltip-autocomplete li", has_text="pg:Meeting").first
        offered.wait_for()
        assert "会議" in offered.inner_text()
        offered.click()
        assert written(visit).startswith("PREFIX pg: <https://w3id.org/policy-graph/ns#>\n")
        assert written(visit).endswith("?m a pg:Meeting")


def test_things_of_the_graph_are_offered_inside_an_iri(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        write(visit, "SELECT * WHERE { ?s ?p ")
        visit.page.keyboard.type("<川辺倉庫", delay=30)
        visit.page.locator(".cm-tooltip-autocomplete li", has_text="川辺倉庫株式会社").first.click()
        assert written(visit).endswith(">")
        assert "/id/organization/" in written(visit)


def test_a_shared_link_brings_the_query_back_and_tells_the_server_nothing(server: str, browser: Any) -> None:
    with visiting(
        browser, f"{server}/editor/#query=ASK%20%7B%20%3Fs%20%3Fp%20%22%E8%AD%B0%22%40ja%20%7D"
    ) as visit:
        assert written(visit) == 'ASK { ?s ?p "議"@ja }'
        visit.page.click("#run")
        visit.page.wait_for_selector("#result .state h2")
        assert visit.page.inner_text("#result .state h2") == "いいえ（false）"
    with visiting(browser, f"{server}/editor/?query=ASK%20%7B%7D", language="en") as visit:
        assert written(visit) == "ASK {}"


def test_what_was_run_is_kept_and_can_be_forgotten(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        run(visit, "# 一つ目\nASK {}")
        visit.page.wait_for_selector("#result .state h2")
        visit.page.reload()
        write(visit, "ASK { ?a ?b ?c }")
        visit.page.click("#history .open")
        assert written(visit) == "# 一つ目\nASK {}"
        visit.page.click("#history .forget")
        assert visit.page.locator("#history li").count() == 0


def test_the_keyboard_alone_leads_in_and_out(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        visit.page.focus("#editor .cm-content")
        visit.page.keyboard.press("Escape")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.id") == "run"
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector(RESULT)


def test_a_query_that_takes_long_can_be_cancelled(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        visit.page.route("**/sparql*", lambda route: None)
        run(visit, "ASK {}")
        visit.page.wait_for_selector("#result .state.loading")
        visit.page.click("button:has-text('中止')")
        assert visit.page.inner_text("#result .state") == "中止しました。"


def test_a_server_that_is_busy_says_when_to_come_again(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/", language="en") as visit:
        visit.page.route(
            "**/sparql*", lambda route: route.fulfill(status=503, headers={"Retry-After": "2"}, body="busy")
        )
        run(visit, "ASK {}")
        again = visit.page.locator("#result .banner button")
        again.wait_for()
        assert again.is_disabled()
        visit.page.unroute("**/sparql*")
        visit.page.locator("#result .banner button:enabled").click()
        visit.page.wait_for_selector("#result .state h2")


def test_an_answer_that_was_cut_says_so(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/") as visit:
        cut = {"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "x"}}]}}
        headers = {"Content-Type": "application/sparql-results+json", "Truncated": "true"}
        visit.page.route("**/sparql*", lambda route: route.fulfill(headers=headers, body=json.dumps(cut)))
        run(visit, "SELECT ?a { ?a ?b ?c }")
        assert "全部ではありません" in visit.page.inner_text("#result .banner.truncated")


@pytest.mark.parametrize("bypass_csp", [False, True])
def test_nothing_in_an_answer_runs_as_script(server: str, browser: Any, bypass_csp: bool) -> None:
    with visiting(browser, f"{server}/editor/", bypass_csp=bypass_csp) as visit:
        run(visit, "SELECT DISTINCT ?name { ?x <http://www.w3.org/2000/01/rdf-schema#label> ?name }")
        visit.page.wait_for_selector(RESULT)
        assert HARM in visit.page.inner_text(RESULT)
        headers = {"Content-Type": "application/sparql-results+json"}
        visit.page.route("**/sparql*", lambda route: route.fulfill(headers=headers, body=json.dumps(EVIL)))
        run(visit, f"# {SCRIPT}\nASK {{}}")
        visit.page.wait_for_selector(f"{RESULT} td >> text=window.XSS")
        assert visit.page.locator("#result img, #result svg, #result a[href^='javascript']").count() == 0
        visit.page.unroute("**/sparql*")
        problem = {"title": SCRIPT, "detail": SCRIPT, "line": 1, "column": 1}
        visit.page.route("**/sparql*", lambda route: route.fulfill(status=400, body=json.dumps(problem)))
        run(visit, "ASK { ?x }")
        visit.page.wait_for_selector("#result .place")
        visit.page.hover("#editor .cm-lint-marker-error")
        visit.page.wait_for_selector(".cm-tooltip-lint")
        visit.page.wait_for_timeout(200)
        assert visit.page.evaluate("window.XSS") is None


@pytest.mark.parametrize("query", [SCRIPT, f"</textarea>{SCRIPT}"])
def test_a_query_in_the_address_is_text(server: str, browser: Any, query: str) -> None:
    with visiting(browser, f"{server}/editor/?{httpx.QueryParams(query=query)}", bypass_csp=True) as visit:
        assert written(visit) == query
        assert visit.page.evaluate("window.XSS") is None


def test_without_script_there_is_a_form_that_asks(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/", java_script_enabled=False) as visit:
        assert "簡易な入力欄" in visit.page.inner_text("noscript .banner")
        visit.page.fill("textarea[name=query]", "ASK {}")
        with visit.page.expect_response("**/sparql?*") as asked:
            visit.page.click("#run")
        assert asked.value.status == 200


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_axe_finds_nothing_serious(server: str, browser: Any, language: str, color_scheme: str) -> None:
    with visiting(
        browser, f"{server}/editor/", language=language, color_scheme=color_scheme, bypass_csp=True
    ) as visit:
        run(visit, "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 5")
        visit.page.wait_for_selector(RESULT)
        assert visit.serious() == []
        run(visit, "SELECT ?s {")
        visit.page.wait_for_selector("#result .banner.error")
        assert visit.serious() == []


def test_on_a_phone_nothing_is_wider_than_the_screen(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/editor/", viewport={"width": 390, "height": 800}) as visit:
        run(visit, f"# {'long ' * 40}\nSELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT 5")
        visit.page.wait_for_selector(RESULT)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert not visit.page.locator("header.site nav li").first.is_visible()
        visit.page.click(".menu-label")
        assert visit.page.locator("header.site nav li").first.is_visible()
