"""The second sentence: the number that decides, and where it turns."""

from __future__ import annotations

from typing import Any

import pytest

from sim.report.study.deciding import deciding, deciding_sentence, turning, turns
from sim.study.finding import Status
from sim.study.outcome import Outcome
from tests.unit.study.made import STUDY, outcome, satisfied, study


def claims(**changes: Any) -> dict[str, Any]:
    return {"speed": {**STUDY["claims"]["speed"], **changes}}


def test_where_it_turns(turned: Outcome) -> None:
    assert turning(turned) == "speed"
    assert turns(turned, "speed") == [("with 14 agents", "with 16 agents")]
    assert deciding_sentence(turned) == (
        "What turns is whether haste raises satisfaction: satisfied (speed-up of handling 1.25 against 1), "
        "+0.63 points ± 0.05 with 14 agents, but −1.87 points ± 0.05 with 16 agents; of 20 replications, with 95 % "
        "intervals that hold jointly for 6 comparisons."
    )


def test_what_never_turns_tells_the_nearest() -> None:
    one = outcome(study(conditions={name: it for name, it in STUDY["conditions"].items() if "16" not in name}))
    assert turning(one) is None
    said = deciding_sentence(one)
    assert said.startswith("No condition tried turns whether haste raises satisfaction; nearest to it comes satisfied")
    assert "with 14 agents" in said


def test_without_conditions(alone: Outcome) -> None:
    assert deciding_sentence(alone).startswith("Whether haste raises satisfaction is decided by satisfied (")


def test_what_is_open_says_so(undecided: Outcome) -> None:
    said = deciding_sentence(undecided)
    assert said.startswith("Whether haste raises satisfaction is left open by satisfied (")
    assert "(not decided)" in said


def test_a_claim_fails_by_its_first_predicate_that_fails() -> None:
    more = {"lowers": "service_level", "with": "1.25", "against": "1"}
    one = outcome(study(claims=claims(holds=[*STUDY["claims"]["speed"]["holds"], more])))
    assert deciding(one, "speed", "with 12 agents").predicate == one.study.claims["speed"].holds[1]
    assert deciding(one, "speed", "with 16 agents").predicate == one.study.claims["speed"].holds[0]


@pytest.mark.parametrize(
    ("predicate", "said"),
    [
        ({"highest": "satisfaction", "at": ["1.25"]}, "most of it sought at speed-up of handling 1.25"),
        ({"lowest": "satisfaction", "at": ["0.85"]}, "least of it sought at speed-up of handling 0.85"),
        ({"raises": "satisfaction", "with": "1.25", "against": "1", "by": 0.01}, "where 1.0 points are asked for"),
        ({"keeps": "satisfaction", "with": "1.25", "against": "1", "within": 0.01}, "satisfied (speed-up"),
        (
            {
                "sum": [
                    {"weight": 1, "with": "1.25", "of": "satisfaction"},
                    {"weight": -1, "with": "0.85", "of": "satisfaction"},
                ],
                "means": "what haste gains over slowness",
            },
            "what haste gains over slowness, ",
        ),
    ],
)
def test_every_kind_of_predicate_has_its_words(predicate: dict[str, Any], said: str) -> None:
    one = outcome(study(claims=claims(holds=[predicate])))
    assert said in deciding_sentence(one)


def test_a_best_that_lies_behind(turned: Outcome) -> None:
    one = outcome(study(claims=claims(holds=[{"highest": "satisfaction", "at": ["0.85"]}])))
    assert one.status("speed", "with 12 agents") is Status.FAILS
    assert "behind the best of the others with 14 agents" in deciding_sentence(one)
    assert "ahead of the best of the others with 16 agents" in deciding_sentence(one)


def test_open_on_one_side_only() -> None:
    def flat(scenario: Any) -> dict[str, float]:
        found = satisfied(scenario)
        few = scenario.agents["tellers"].count < 16
        return found if few else {**found, "satisfaction": 0.7 + 0.0001 * scenario.handling.speed}

    one = outcome(study(worth={"satisfaction": 0}), measured=flat)
    assert one.status("speed", "with 16 agents") is Status.OPEN
    assert "is decided under some conditions only" in deciding_sentence(one)
