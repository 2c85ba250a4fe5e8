"""The page is one valid file that needs nothing else."""

import base64
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from sim.report.data import ReportData
from sim.report.page import page, tiles, write_page
from sim.report.sentences import BOOKING
from tests.unit.report.synthetic import build

VOID = {"meta", "br", "hr", "img", "input", "link", "path", "use", "rect", "circle"}


class Outline(HTMLParser):
    """Checks that tags are closed in order, and gathers what the tests ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.lang = ""
        self.images: list[dict[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        if "id" in found:
            self.ids.append(str(found["id"]))
        self.links += [str(v) for k, v in attrs if k in ("href", "src", "action", "srcset")]
        if tag == "html":
            self.lang = str(found.get("lang"))
        if tag == "svg":
            self.images.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)


@pytest.fixture(scope="module")
def text(met: ReportData) -> str:
    return page(met)


@pytest.fixture(scope="module")
def outline(text: str) -> Outline:
    found = Outline()
    found.feed(text)
    found.close()
    return found


def test_tags_are_closed_in_order(outline: Outline) -> None:
    assert outline.open == []
    assert outline.tags["h1"] == 1
    assert outline.tags["main"] == 1
    assert outline.lang == "en"


def test_nothing_is_fetched(text: str, outline: Outline) -> None:
    assert not re.search(r"https?://", text)
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    assert outline.tags["link"] == outline.tags["img"] == outline.tags["iframe"] == 0
    assert all(link.startswith(("#", "data:")) for link in outline.links)


def test_it_stays_under_two_megabytes(text: str) -> None:
    assert len(text.encode("utf-8")) < 2_000_000


def test_ids_are_unique_and_anchors_lead_somewhere(outline: Outline) -> None:
    assert [i for i, n in Counter(outline.ids).items() if n > 1] == []
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_figures_speak(outline: Outline) -> None:
    for image in outline.images:
        assert image.get("aria-hidden") == "true" or (image.get("role") == "img" and image.get("aria-label"))


def test_tables_have_captions_and_scoped_headings(text: str, outline: Outline) -> None:
    assert outline.tags["caption"] == outline.tags["table"] == 9
    assert "<th>" not in text


def test_the_answer_comes_first_then_everything_in_order(outline: Outline) -> None:
    said = " ".join(" ".join(outline.text).split())
    places = [
        said.index(part)
        for part in (
            "Target met by 12.2 points",
            "92.2 % ± 0.4 of calls answered within 20 s; target 80 %: met on 20 of 20 days",
            "Abandonment",
            "The day is tightest at 10:00",
            "The target is met on 20 of 20 days",
            "53 % of calls do not wait",
            "By contact type",
            "Service level by all six formulas",
            BOOKING,
            "Assumptions Not measured",
            "ccsim run scenario=bank replications=50 seed=1",
            "The scenario in full",
        )
    ]
    assert places == sorted(places)


def test_downloads_hold_the_tables(outline: Outline, met: ReportData) -> None:
    links = [link for link in outline.links if link.startswith("data:text/csv")]
    assert len(links) == 7 + 5
    texts = [base64.b64decode(link.partition("base64,")[2]).decode("utf-8") for link in links]
    assert any(repr(met.get("offered").value) in t for t in texts)


def test_texts_of_the_scenario_are_escaped(met: ReportData) -> None:
    evil = "<script>alert(1)</script>"
    data = build(scenario_name=evil, scenario={"title": evil, "note": evil}, provenance={"command": evil})
    assert evil not in page(data, drawings={})
    table = met.table.replace({"PS": evil})
    waits = met.waits.replace({"PS": evil})
    assert evil not in page(build(table=table, waits=waits))


def test_assumptions_are_marked(text: str) -> None:
    assert text.count('class="mark a"') == 2
    assert "usual &lt;threshold&gt; &amp; habit" in text


def test_not_decided_looks_like_it(undecided: ReportData) -> None:
    text = page(undecided, drawings={})
    assert '<h1 class="open">Not decided yet</h1>' in text
    assert "○" in text
    assert "more replication" in text


def test_dark_mode_prints_light(text: str) -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in text
    assert "@page { size: A4" in text


def test_the_same_data_give_the_same_page(met: ReportData, text: str, tmp_path: Path) -> None:
    assert write_page(met, tmp_path / "report.html").read_text(encoding="utf-8") == text


def test_tiles_show_the_change_to_the_base() -> None:
    row = {
        "measure": "service_level",
        "scope": "total",
        "estimate": 0.014,
        "half_width": 0.006,
        "unit": "share",
    }
    made = tiles(build(changes=pd.DataFrame([row])))
    assert [t.label for t in made] == ["Service level", "Abandonment", "Occupancy", "Average wait"]
    assert made[0].change == "+1.4 points ± 0.6 to the base"
    assert made[1].change == ""


def test_cost_per_resolved_case_takes_the_last_tile(met: ReportData) -> None:
    cost = met.table[(met.table["measure"] == "cost") & (met.table["scope"] == "total")]
    cost = cost.assign(measure="cost_per_resolved", estimate=4.18, half_width=0.07)
    made = tiles(build(table=pd.concat([met.table, cost], ignore_index=True)))
    assert (made[3].label, made[3].number, made[3].half) == ("Cost per resolved case", "4.18 EUR", "± 0.07")


@pytest.mark.parametrize("staff", [0.5, 2.5])
def test_extreme_runs_still_make_a_page(staff: float) -> None:
    assert page(build(staff=staff, replications=2)).endswith("</html>")


def test_a_run_with_almost_nothing_still_makes_a_page(met: ReportData) -> None:
    empty = met.table[(met.table["scope"] == "total") & (met.table["by"] == "all")].head(3)
    data = build(table=empty, waits=met.waits.iloc[:0], targets=[], assumptions=(), replications=1)
    assert "How it was made" in page(data)


def test_five_channels_are_told_channel_by_channel(mixed: ReportData) -> None:
    text = page(mixed)
    found = Outline()
    found.feed(text)
    assert found.open == []
    figures = ("channels", "groups", "days", "outcomes", "waits_by_type", "stages")
    assert [n for n in found.ids if n.startswith("figure-")] == [f"figure-{name}" for name in figures]
    said = " ".join(" ".join(found.text).split())
    for part in ("6 of 6 targets met", "each contact by its own acceptable wait", "By channel", "Who handles what"):
        assert part in said
    assert len(text.encode("utf-8")) < 2_000_000


def test_what_happened_comes_before_the_day(lived: ReportData) -> None:
    found = Outline()
    found.feed(page(lived))
    found.close()
    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    said = " ".join(" ".join(found.text).split())
    places = [
        said.index(part)
        for part in (
            "The dashboard is furthest off at “in time”",
            "no contact in 7 days",
            "were solved the first time",
            "Satisfaction falls from 74 % after one contact",
            "served, not solved",
            "By channel",
            "By number of contacts served",
        )
    ]
    assert places == sorted(places)
    assert found.tags["caption"] == found.tags["table"]


def test_pages_without_it_have_no_trace_of_it(text: str) -> None:
    for word in ("pairs", "dashboard", "How cases went", "told"):
        assert word not in text
