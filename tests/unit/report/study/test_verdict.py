"""Verdicts: exactly three sentences, made from what was found."""

from __future__ import annotations

from sim.report.study.verdict import currency_of, verdict
from sim.study.outcome import Outcome


def test_three_sentences(turned: Outcome, undecided: Outcome, alone: Outcome) -> None:
    for one in (turned, undecided, alone):
        said = verdict(one)
        assert len(said.sentences) == 3
        for sentence in said.sentences:
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            assert ". " not in sentence
        assert list(said.claims) == ["speed", "depth"]


def test_the_first_sentence_tells_both_sides(turned: Outcome) -> None:
    said = verdict(turned)
    assert said.title == "Haste raises satisfaction with 12 and 14 agents, not with 16 agents"
    assert said.sentences[0] == (
        "Haste raises satisfaction with 12 and 14 agents, not with 16 agents; taking more time raises satisfaction "
        "with 16 agents, not with 12 or 14 agents."
    )
    assert currency_of(turned) == "USD"
