"""Pages and the book: whole, on their own, with nothing unescaped."""

from __future__ import annotations

import re

from sim.report.study.page import book, markdown, study_page
from sim.report.study.told import Told
from sim.study.contradictions import Contradiction
from tests.unit.report.study.test_contradiction import QUARREL

BOTH: dict[str, Contradiction] = {"C1": QUARREL}


def test_a_page_has_everything(told: Told) -> None:
    page = study_page(told)
    for text in (*told.verdict.sentences, told.verdict.title, *told.verdict.claims.values(), "ccsim study made"):
        assert text.replace(" %", "\u00a0%").replace(" ± ", "\u00a0±\u00a0") in page or text in page
    assert page.count("<svg") == 2
    assert "question: &lt;Fast?&gt;" in page
    assert page.count("<tr><th scope=\"row\"") == 9
    assert not re.search(r'(?:src|href)="https?:', page)
    assert "Quick mode" not in page


def test_the_book_goes_on_without_those_that_failed(told: Told) -> None:
    text = book([told], {"e05_x": "no such key"}, BOTH, "quick")
    assert "Quick mode: shorter spells and fewer replications" in text
    assert "e05_x could not be run: no such key" in text
    assert "Both are borne out" in text
    assert text.count("<svg") == 2
    assert 'href="#e99"' in text
    assert 'id="e99"' in text


def test_markdown(told: Told) -> None:
    lines = markdown([told], {"e05_x": "no such key"}, BOTH, "full").splitlines()
    assert lines[0].startswith("Full mode")
    assert "| E99 | Answer faster. | 2.7 | holds with 12 and 14 agents, not with 16 agents |" in lines
    assert any(line.startswith("| C1 | Fast. (2.7) | Slow. (4.5) | Both are borne out") for line in lines)
    assert lines[-1] == "e05_x could not be run: no such key"
