"""The evidence of a calibration as a page."""

import re

import pytest

from sim.report.evidence import EvidencePage, evidence_page, write_evidence
from tests.unit.plots.evidence import calibration, hindsight


@pytest.fixture(scope="module")
def page() -> EvidencePage:
    seen = (hindsight(), hindsight(True))
    return EvidencePage(calibration(), range(7), seen, "20s", "ccsim calibrate calls calls.csv", ("A note & more.",))


@pytest.fixture(scope="module")
def html(page: EvidencePage) -> str:
    return evidence_page(page)


def test_it_refers_to_nothing_outside(html: str) -> None:
    assert not re.findall(r'(?:src|href)="(?!#|data:)', html)
    assert "@import" not in html
    assert len(html) < 2_000_000


def test_all_parts_are_there(html: str) -> None:
    for anchor in ("hours", "arrivals", "talk", "patience", "agents", "rows", "made"):
        assert f'id="{anchor}"' in html
    for figure in ("profiles", "daily", "talk-all", "patience-all", "duty", "search", "hours-0", "hours-1"):
        assert f'id="figure-{figure}"' in html
    assert "outcome X is no call" in html
    assert "0.940 of the inferred agents" in html
    assert "A note &amp; more." in html


def test_texts_of_the_export_are_escaped(html: str) -> None:
    assert "Three weeks &lt;of&gt; calls" in html
    assert "<of>" not in html


def test_ids_are_unique(html: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_families_are_listed_and_one_is_taken(html: str) -> None:
    talk = html[html.index('id="talk"') : html.index('id="patience"')]
    assert talk.count("<td>taken</td>") == 3  # all, sales, help
    assert "lognormal" in talk


def test_no_call_of_the_export_is_in_it(html: str) -> None:
    assert "2024-01-01 09:00:00" not in html


def test_without_a_simulation_it_says_so(page: EvidencePage) -> None:
    bare = EvidencePage(page.calibration, range(7), (), "20s", "ccsim", ())
    assert "Nothing was simulated." in evidence_page(bare)


def test_it_is_written(page: EvidencePage, tmp_path) -> None:
    path = write_evidence(page, tmp_path / "weeks.evidence.html")
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
