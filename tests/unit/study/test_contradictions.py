"""Contradictions: who is borne out, by the statuses of claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.study.contradictions import Contradiction, Won, judge, problems, read_contradictions
from sim.study.finding import Status
from tests.unit.study.made import study

HOLDS, FAILS, OPEN = Status.HOLDS, Status.FAILS, Status.OPEN


def quarrel(a: list[str], b: list[str]) -> Contradiction:
    return Contradiction.model_validate(
        {
            "question": "Fast?",
            "a": {"says": "Fast.", "sources": ["2.7"], "claims": a},
            "b": {"says": "Slow.", "sources": ["4.5"], "claims": b},
        }
    )


@pytest.mark.parametrize(
    ("speed", "depth", "won"),
    [
        ((HOLDS, HOLDS), (FAILS, FAILS), Won.A),
        ((FAILS, OPEN), (OPEN, HOLDS), Won.B),
        ((HOLDS, FAILS), (FAILS, HOLDS), Won.BOTH),
        ((FAILS, FAILS), (FAILS, FAILS), Won.NEITHER),
        ((OPEN, FAILS), (FAILS, FAILS), Won.OPEN),
    ],
)
def test_who_is_borne_out(speed: tuple[Status, ...], depth: tuple[Status, ...], won: Won) -> None:
    found = {"E1": {"speed": dict(zip("xy", speed, strict=True)), "depth": dict(zip("xy", depth, strict=True))}}
    assert judge(quarrel(["E1.speed"], ["E1.depth"]), found).won is won


def test_a_claim_that_fails_may_speak_for_a_side() -> None:
    found = {"E1": {"speed": {"x": FAILS, "y": OPEN}}}
    judged = judge(quarrel(["E1.speed"], ["not E1.speed"]), found)
    assert judged.won is Won.B
    assert judged.b[0].statuses == {"x": HOLDS, "y": OPEN}


def test_studies_that_were_not_run_say_nothing() -> None:
    assert judge(quarrel(["E1.speed"], ["E2.depth"]), {}).won is Won.UNSEEN


def test_claims_that_do_not_exist_are_named() -> None:
    found = problems({"C1": quarrel(["E99.sped"], ["E99.depth"])}, [study()])
    assert found == ['C1.a: "E99.sped" is no claim of a study (did you mean E99.speed?)']


def test_a_file_with_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "contradictions.yaml"
    path.write_text("C1: {question: Fast or slow, a: {says: Fast., sources: ['2.7'], claims: [speed]}}\n")
    with pytest.raises(ScenarioError) as error:
        read_contradictions(path)
    assert "contradictions.yaml: C1: b: " in str(error.value)
    assert "a.claims.0" in str(error.value)
