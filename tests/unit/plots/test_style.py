"""One style, the same bytes each time, no trace left in matplotlib's settings."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

import pandas as pd
import pytest

from sim.plots import style
from sim.report.data import ReportData
from sim.report.figures import figures, single_panels

NAMES = ["day", "days", "waits", "waits_by_type", "stages"]


@pytest.fixture(scope="module")
def drawn(undecided: ReportData) -> dict[str, style.Drawing]:
    return figures(undecided)


def test_all_figures_are_there(drawn: dict[str, style.Drawing]) -> None:
    assert list(drawn) == NAMES
    assert all(d.title and not d.title.endswith(".") for d in drawn.values())


def test_the_same_data_give_the_same_bytes(undecided: ReportData, drawn: dict[str, style.Drawing]) -> None:
    again = figures(undecided)
    assert {n: d.svg for n, d in again.items()} == {n: d.svg for n, d in drawn.items()}


def test_threads_draw_what_one_draws_alone(undecided: ReportData, drawn: dict[str, style.Drawing]) -> None:
    with ThreadPoolExecutor(2) as pool:
        every = list(pool.map(figures, [undecided] * 2))
    for one in every:
        assert {n: d.svg for n, d in one.items()} == {n: d.svg for n, d in drawn.items()}


def test_figures_are_xml_in_our_size_with_a_spoken_title(drawn: dict[str, style.Drawing]) -> None:
    for name, drawing in drawn.items():
        root = ET.fromstring(drawing.svg)
        assert root.get("width") == "518.4pt"
        title = root.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text == drawing.title
        if name in ("waits", "days"):
            assert root.get("height") == "230.4pt"
        assert "<dc:date>" not in drawing.svg


def test_text_stays_text_and_is_set_in_system_fonts(drawn: dict[str, style.Drawing]) -> None:
    for drawing in drawn.values():
        assert "<text" in drawing.svg
        assert "system-ui" in drawing.svg


def test_only_our_colours_are_used(met: ReportData) -> None:
    import re

    allowed = {c.lower() for c in style.COLOURS.values()}
    for drawing in (figures(met) | single_panels(met)).values():
        assert set(re.findall(r"#[0-9a-f]{6}\b", drawing.svg)) <= allowed


def test_inline_figures_follow_the_page(drawn: dict[str, style.Drawing]) -> None:
    ids: list[str] = []

    class Ids(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            ids.extend(str(v) for k, v in attrs if k == "id")

    for name, drawing in drawn.items():
        text = drawing.inline(f"f-{name}")
        assert text.startswith("<svg ")
        assert 'role="img"' in text
        assert "http" not in text
        assert not any(c.lower() in text for c in style.COLOURS.values())
        assert "var(--c-ink)" in text
        Ids().feed(text)
    assert len(ids) == len(set(ids))


def test_titles_cannot_break_out_of_the_attribute() -> None:
    with style.sheet() as figure:
        text = style.svg(figure, 'a "b" <c> & $d$')
    drawing = style.Drawing(text, 'a "b" <c> & $d$', pd.DataFrame())
    assert "<title>a &quot;b&quot; &lt;c&gt; &amp; $d$</title>" in text
    assert 'aria-label="a &quot;b&quot; &lt;c&gt; &amp; $d$"' in drawing.inline("x")


def test_dollars_are_no_formulas() -> None:
    with style.sheet() as figure:
        style.headed(figure, "Costs $5 to $7", "US$")
        assert "Costs $5 to $7" in style.svg(figure, "x")


def test_settings_of_matplotlib_are_left_alone() -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 23, "svg.hashsalt": "theirs"}):
        with style.sheet() as figure:
            style.svg(figure, "x")
        assert mpl.rcParams["font.size"] == 23
        assert mpl.rcParams["svg.hashsalt"] == "theirs"


def test_imports_are_light_and_pyplot_is_never_loaded() -> None:
    code = (
        "import sys; import sim.report.figures, sim.report.page, sim.report.workbook, sim.report.screen; "
        "heavy = {'matplotlib', 'pandas', 'jinja2', 'xlsxwriter', 'rich'} & set(sys.modules); "
        "assert not heavy, heavy; "
        "from sim.plots import style\n"
        "with style.sheet() as f: style.svg(f, 'x')\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_long_names_are_clipped() -> None:
    assert style.clipped("regular services", 22) == "regular services"
    assert style.clipped("Hebrew, stock exchange desk", 14) == "Hebrew, stock\u2026"


def test_labels_are_spread_without_leaving_their_order() -> None:
    assert style.spread([0.5, 0.52], 0.1, 0.0, 1.0) == [0.5, 0.6]
    assert style.spread([0.99, 0.98], 0.1, 0.0, 1.0) == pytest.approx([1.0, 0.9])
    assert style.spread([5.0] * 3, 10.0, 0.0, 10.0) == pytest.approx([0.0, 5.0, 10.0])
    assert style.spread([], 1.0, 0.0, 1.0) == []


@pytest.mark.parametrize(("top", "ticks"), [(342, [0, 120, 240]), (44, [0, 15, 30]), (7, [0, 5])])
def test_ticks_of_durations_are_round(top: float, ticks: list[float]) -> None:
    assert style.duration_ticks(top, most=3) == ticks
