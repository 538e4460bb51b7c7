"""The page of a network in Chromium: lines open their quotes, filters change weights, keys and addresses lead everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.views.invented_network import BUILT, empty, large, page_of, small
from tests.web.browser import Visit, chromium

GL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
# What the software that draws in place of a graphics card says of itself.
DRIVER = "GL Driver Message"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium with WebGL in software."""
    with chromium(*GL) as started:
        if not (BUILT / "network.js").is_file():
            pytest.skip("the scripts of the front end are not built: npm ci && npm run build in front/")
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("network")
    (folder / "small.html").write_text(page_of(small()), "utf-8")
    around = page_of(small()).replace("<body>", "<body><h1>会議録の知識グラフ</h1>", 1)
    (folder / "around.html").write_text(around, "utf-8")
    (folder / "empty.html").write_text(page_of(empty()), "utf-8")
    (folder / "large.html").write_text(page_of(large(120, 240)), "utf-8")
    return folder


@contextmanager
def opened(browser: Any, page: Path, fragment: str = "", **context: Any) -> Iterator[Visit]:
    """Open a page from a file; nothing may leave it and nothing may be complained of."""
    held = browser.new_context(
        **{"viewport": {"width": 1360, "height": 860}, "reduced_motion": "reduce"} | context
    )
    held.set_default_timeout(10_000)
    visit = Visit(held.new_page(), page.as_uri())
    visit.page.goto(page.as_uri() + fragment)
    visit.page.wait_for_selector(".net")
    yield visit
    assert visit.outside == []
    assert [each for each in visit.complaints if DRIVER not in each] == []
    held.close()


def weights(visit: Visit) -> dict[str, str]:
    """Give the first column of the lines and their weights."""
    rows = visit.page.locator("#view-lines tbody tr")
    return {
        f"{row[0]} {row[1]} {row[2]}": row[-1]
        for row in rows.evaluate_all("trs => trs.map(tr => [...tr.cells].map(td => td.textContent))")
    }


def test_a_line_shows_its_quotes_as_text_with_who_when_and_where(browser: Any, pages: Path) -> None:
    with opened(browser, pages / "small.html", "#view=lines") as visit:
        page = visit.page
        assert page.is_hidden("#fallback")
        page.click("#view-lines tbody tr:has-text('企画課長') .open")
        assert page.inner_text(".panel blockquote") == "港まつり振興事業の<b>予算</b>について答えます。"
        said = page.inner_text(".panel figure")
        assert all(
            each in said for each in ("2021-09-08", "定例会第2日", "minutes.txt 6 行", "確からしさ 0.50")
        )
        assert page.get_attribute(".panel a.source", "href") == "sources/minutes.txt#L6"
        page.click("#view-lines tbody tr:has-text('賛否が違う') .open")
        assert page.locator(".panel li.pair blockquote").all_inner_texts() == [
            "賛成の立場です。",
            "反対の立場です。",
        ]
        page.click("#view-lines tbody tr:has-text('花畑 次郎'):has-text('議案第3号') .open")
        assert "このほか 4 件" in page.inner_text(".panel")
        page.click("#view-lines tbody tr:has-text('汐見 春子'):has-text('議案第3号') .open")
        # The second row's own link is a script: the document's takes its place.
        hrefs = page.locator(".panel a.source").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert hrefs == ["sources/minutes.txt#L1", "sources/minutes.txt", "sources/minutes.txt#L3"]


def test_the_slider_counts_evidence_anew_and_its_period_is_kept_in_the_address(
    browser: Any, pages: Path
) -> None:
    with opened(browser, pages / "small.html", "#view=lines") as visit:
        page = visit.page
        line = "汐見 春子 言及する 議案第3号"
        assert weights(visit)[line] == "3"
        page.focus(".track input.from")
        page.keyboard.press("ArrowRight")
        page.wait_for_selector(".status:has-text('線 5 /')")
        assert weights(visit)[line] == "2"
        assert "日付のない根拠 1 件" in page.inner_text(".standing")
        page.wait_for_url("**from=2021-07*")
        page.reload()
        page.wait_for_selector(".net")
        assert weights(visit)[line] == "2"
        page.click(".reset")
        page.wait_for_selector(".status:has-text('線 7 /')")
        assert page.inner_text(".status").split("\n") == ["表示 8 / 全 8 者", "線 7 / 全 7 本"]


def test_an_actor_is_found_by_kana_and_walked_from_by_keys(browser: Any, pages: Path) -> None:
    with opened(browser, pages / "small.html") as visit:
        page = visit.page
        page.focus("[role=combobox]")
        page.keyboard.insert_text("ｼｵﾐ")
        assert page.locator("[role=option]").all_inner_texts() == ["汐見 春子（しおみ はるこ） 人"]
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.inner_text(".panel h2") == "汐見 春子"
        assert page.evaluate("document.activeElement.tagName") == "H2"
        page.focus(".stage")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        # The two are tied, and the bill lies to the left on the circle.
        assert page.inner_text(".panel h2") == "議案第3号"
        page.focus(".stage")
        page.keyboard.press("Escape")
        page.wait_for_selector(".panel", state="hidden")


def test_a_click_in_the_picture_opens_what_lies_there(browser: Any, pages: Path) -> None:
    with opened(browser, pages / "small.html") as visit:
        page = visit.page
        page.wait_for_selector(".picture[data-names='8']")
        box = page.locator(".stage").bounding_box()
        middle = {"x": box["width"] / 2, "y": box["height"] / 2}
        # From 汐見 春子 at the right to 議案第3号 at the left a line runs through the middle, and others cross it there.
        page.locator(".stage").click(position=middle | {"x": middle["x"] + 120})
        assert page.inner_text(".panel h2") == "汐見 春子 → 議案第3号"


def test_a_link_restores_language_filters_selection_and_ego(browser: Any, pages: Path) -> None:
    fragment = "#lang=en&view=actors&no-type=Place&around=https%3A%2F%2Fdata.example.jp%2Fid%2Factor%2F産業課2&of=actor%2F産業課2"
    with opened(browser, pages / "small.html", fragment) as visit:
        page = visit.page
        assert page.inner_text(".status").split("\n") == ["Shown: 2 of 8 actors", "2 of 7 lines"]
        assert page.locator("#view-actors tbody th").all_inner_texts() == ["産業課", "港まつり振興事業"]
        assert page.inner_text(".panel h2") == "産業課"
        assert page.get_attribute("html", "lang") == "en"


def test_within_another_page_the_language_is_that_of_the_page(browser: Any, pages: Path) -> None:
    with opened(browser, pages / "around.html") as visit:
        visit.page.evaluate("document.documentElement.lang = 'en'")
        visit.page.wait_for_selector(".status:has-text('8 actors')")
        assert visit.page.get_by_role("button", name="日本語").count() == 0


def test_names_do_not_overlap_at_any_zoom_and_files_hold_title_legend_and_names(
    browser: Any, pages: Path
) -> None:
    with opened(browser, pages / "large.html") as visit:
        page = visit.page
        counts = []
        page.wait_for_selector(".picture[data-names]")
        for _ in range(2):
            with page.expect_download() as file:
                page.evaluate("document.querySelector('.tools button:nth-child(2)').click()")
            boxes = page.evaluate(MEASURE, Path(file.value.path()).read_text("utf-8"))
            counts.append(len(boxes["names"]))
            assert boxes["overlaps"] == []
            page.evaluate("document.querySelector('.zoom button').click()")
            assert {"会議録にみる関係者ネットワーク", "所管する", "出典：汐浜町会議録"} <= set(boxes["texts"])
        assert counts[0] > 30
        with page.expect_download() as file:
            page.evaluate("document.querySelector('.tools button').click()")
        assert Path(file.value.path()).read_bytes()[:4] == b"\x89PNG"


# Names as a browser draws them: their boxes less the air above and below the letters.
MEASURE = """
text => {
  const holder = document.body.appendChild(document.createElement("div"));
  holder.append(new DOMParser().parseFromString(text, "image/svg+xml").documentElement);
  const names = [...holder.querySelectorAll("g[font-family] > text")].map(each => ({ name: each.textContent, box: each.getBBox() }));
  const overlaps = names.flatMap(({ name, box: a }, at) => names.slice(at + 1).filter(({ box: b }) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height - 3 && b.y + 3 < a.y + a.height - 3).map(other => [name, other.name]));
  const texts = [...holder.querySelectorAll("text")].map(each => each.textContent);
  holder.remove();
  return { names, overlaps, texts };
}
"""


@pytest.mark.parametrize("context", [{}, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_window(
    browser: Any, pages: Path, context: dict[str, Any]
) -> None:
    # Axe is no part of the page, so the page's policy would not let it in.
    with opened(browser, pages / "small.html", "#of=actor%2F産業課2", bypass_csp=True, **context) as visit:
        for view in ("picture", "lines"):
            visit.page.click(f"#tab-{view}")
            visit.page.wait_for_selector(f"#view-{view}", state="visible")
            assert visit.serious() == []
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_webgl_or_without_anybody_the_page_says_so_and_shows_its_tables(
    browser: Any, pages: Path
) -> None:
    bare = "HTMLCanvasElement.prototype.getContext = (get => function (kind) { return kind === '2d' ? get.call(this, kind) : null })(HTMLCanvasElement.prototype.getContext)"
    held = browser.new_context()
    held.add_init_script(bare)
    page = held.new_page()
    page.goto((pages / "small.html").as_uri())
    page.wait_for_selector("#view-actors")
    assert page.locator("#view-actors tbody tr").count() == 8
    assert "WebGL" in page.inner_text(".without")
    page.goto((pages / "empty.html").as_uri())
    assert "全 0 者" in page.inner_text(".status")
    held.close()
