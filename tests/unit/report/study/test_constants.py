"""The third sentence: which constants turn the verdict."""

from __future__ import annotations

from sim.report.study.constants import constants_sentence, tornado_title
from sim.study.finding import Status
from sim.study.outcome import Outcome
from tests.unit.study.made import outcome, study

MANY = {
    "resolution.haste": [1.2, 1.8],
    "resolution.slope": [1.5, 6],
    "repeat.share": [0.6, 0.9],
}
TRIED = {"claim": "speed", "condition": "with 14 agents", "only": True, "constants": MANY}


def test_a_constant_that_turns_it(turned: Outcome) -> None:
    said = constants_sentence(turned)
    assert said.startswith("With other values of the one constant that is an assumption, whether haste raises")
    assert "with 14 agents turns with resolution.haste at 3.2; the longest reach has resolution.haste, +2.6" in said
    assert "at 0.8 and −3.3" in said
    assert said.endswith("(as it is, +0.63 points ± 0.04 at 1.6).")
    assert tornado_title(turned) == "resolution.haste changes whether haste raises satisfaction with 14 agents"


def test_none_that_turns_it() -> None:
    one = outcome(study(tornado=TRIED))
    assert "With other values of 3 constants that are assumptions" in constants_sentence(one)
    assert "never turns; the longest reach has resolution.haste" in constants_sentence(one)
    assert tornado_title(one) == "No constant tried changes whether haste raises satisfaction with 14 agents"


def test_those_that_a_screening_ranks_first() -> None:
    one = outcome(study(tornado=TRIED, quick={"replications": 6, "constants": 1}), mode="quick")
    assert "(of 3 those that a screening ranks first)" in constants_sentence(one)


def test_what_is_open_as_it_is_may_be_decided_elsewhere() -> None:
    ends = {**TRIED, "constants": {"resolution.haste": [0, 9]}}
    one = outcome(study(tornado=ends), noise=0.015)
    assert one.swing.base.status is Status.OPEN
    said = constants_sentence(one)
    assert "is not decided as it is, is so with resolution.haste at 0 and is not so with resolution.haste at 9" in said
    assert tornado_title(one).endswith("with 14 agents, but would be with resolution.haste")


def test_nothing_to_try(alone: Outcome) -> None:
    assert constants_sentence(alone) == (
        "No constant behind whether haste raises satisfaction is an assumption, so that none was tried."
    )
