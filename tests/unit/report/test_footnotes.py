"""Which figures bear the sign, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sim.report.data import ReportData
from sim.report.footnotes import assumed, footnote, rests_on_assumptions, short_footnote
from sim.report.page import page


def resting(data: ReportData, *marks: tuple[str, str]) -> ReportData:
    """The data with constants of the given keys and marks."""
    listed: list[dict[str, Any]] = [
        {
            "key": key,
            "value": "0.3",
            "unit": "logit",
            "source": "SQM",
            "mark": mark,
            "description": "what it does",
        }
        for key, mark in marks
    ]
    return replace(data, assumptions=listed)


@pytest.mark.parametrize(
    ("key", "signed", "unsigned"),
    [
        ("resolution.haste", "fcr_true", "late_share"),
        ("repeat.share", "repeat_share", "fcr_true"),
        ("tolerance.chat", "in_time_share", "repeat_share"),
        ("satisfaction.efforts.late", "effort", "resolved_true"),
        ("resolution.haste", "satisfaction.first", "abandonment"),
        ("desk.context", "context_missing_share", "satisfaction"),
    ],
)
def test_a_figure_bears_the_sign_of_its_own_sections(
    lived: ReportData, key: str, signed: str, unsigned: str
) -> None:
    data = resting(lived, (key, "A"))
    assert rests_on_assumptions(data, signed)
    assert not rests_on_assumptions(data, unsigned)


def test_what_is_measured_bears_none(lived: ReportData) -> None:
    data = resting(lived, ("resolution.haste", "M"), ("calendar.days", "A"))
    assert not rests_on_assumptions(data, "fcr_true")
    assert footnote(data) == short_footnote(data) == ""
    assert [one["key"] for one in assumed(data)] == ["calendar.days"]


def test_the_screen_counts_the_constants_and_names_the_figures(lived: ReportData) -> None:
    data = resting(lived, ("resolution.haste", "A"), ("satisfaction.effort", "R"), ("calendar.days", "A"))
    text = short_footnote(data)
    assert text.startswith(
        "2 constants behind satisfaction, effort, what is solved the first time, who comes again"
    )
    assert "compare policies" in text


def test_no_figure_no_footnote(met: ReportData) -> None:
    assert footnote(resting(met, ("resolution.haste", "A"))) == ""


def test_the_page_lists_them_and_signs_the_headings(lived: ReportData) -> None:
    text = page(resting(lived, ("resolution.haste", "A"), ("tolerance.voice", "F")), drawings={})
    assert "Solved the first time†" in text
    assert "Service level†" not in text
    assert "Not measured: what is assumed or recalled" in text
    assert "<code>resolution.haste</code><br><small>what it does</small></td><td>0.3 <small>logit</small></td>" in text
    assert text.index("resolution.haste") < text.index("tolerance.voice")
    assert '<a href="#assumptions">Which they are</a>' in text
