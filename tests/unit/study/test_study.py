"""Studies: what is wrong with one is said in sentences."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.study.study import load_study
from tests.unit.study.made import STUDY, study


def claim(**changes: Any) -> dict[str, Any]:
    return {"claims": {**STUDY["claims"], "speed": {**STUDY["claims"]["speed"], **changes}}}


def holds(**said: Any) -> dict[str, Any]:
    return claim(holds=[said])


def moves(measure: str, variant: str) -> dict[str, Any]:
    return holds(raises=measure, **{"with": variant, "against": "1"})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"colour": "red"}, "colour"),
        ({"number": ""}, "number"),
        (moves("satisfaction", "1.2"), 'variant "1.2" is unknown (did you mean 1.25?)'),
        (moves("satisfactoin", "1.25"), '"satisfactoin" is none of the measures (did you mean satisfaction?)'),
        (holds(highest="satisfaction", at=["1"], **{"in": ["at night"]}), 'condition "at night" is unknown'),
        (holds(grows="satisfaction"), "must hold one of raises, lowers, keeps, highest, lowest, sum"),
        (claim(holds=[]), "holds"),
        ({"tornado": {"claim": "haste"}}, 'tornado.claim: "haste" is unknown'),
        ({"tornado": {"claim": "speed", "condition": "at night"}}, 'tornado.condition: "at night" is unknown'),
        ({"worth": {"asa": 1}}, "worth: "),
        ({"figure": {"measures": ["asa"]}}, "figure.measures: "),
        ({"figure": {"kind": "map"}}, "a map needs conditions whose names are numbers"),
        ({"figure": {"kind": "cake"}}, "figure.kind"),
        ({"variants": {"1": {}, "0.85": {}, "1.25": {}, "fast": {}}}, "the names of the variants must be numbers"),
        ({"variants": {"1": {}}}, "variants"),
        ({"quick": {"replications": 2}}, "quick.replications"),
    ],
)  # fmt: skip
def test_problems_are_sentences(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ScenarioError) as error:
        study(**changes)
    assert said in str(error.value)
    assert all(line.startswith("study e99_made, ") for line in str(error.value).splitlines())


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ScenarioError, match="question"):
        load_study({key: value for key, value in STUDY.items() if key != "question"})


def test_modes_and_the_condition_tried() -> None:
    one = study()
    assert one.tried_condition == "with 14 agents"
    assert study(tornado={"claim": "speed"}).tried_condition == "with 12 agents"
    assert (one.mode("quick").replications, one.mode("full").replications) == (6, 20)
