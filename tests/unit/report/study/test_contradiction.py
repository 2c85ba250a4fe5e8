"""Contradictions in words."""

from __future__ import annotations

from sim.report.study.contradiction import who_is_right
from sim.study.contradictions import Contradiction, judge
from sim.study.outcome import Outcome

QUARREL = Contradiction.model_validate(
    {
        "question": "Fast?",
        "a": {"says": "Fast.", "sources": ["2.7"], "claims": ["E99.speed"]},
        "b": {"says": "Slow.", "sources": ["4.5"], "claims": ["E99.depth"]},
    }
)


def test_both_sides_are_told_with_their_conditions(turned: Outcome) -> None:
    found = {"E99": {name: turned.statuses(name) for name in ("speed", "depth")}}
    assert who_is_right(judge(QUARREL, found), {"E99": turned.study}) == (
        "Both are borne out: A holds with 12 and 14 agents, does not hold with 16 agents (E99). B holds with 16 "
        "agents, does not hold with 12 and 14 agents (E99)."
    )


def test_what_fails_everywhere(turned: Outcome) -> None:
    from sim.study.finding import Status

    never = dict.fromkeys(turned.study.conditions, Status.FAILS)
    said = who_is_right(judge(QUARREL, {"E99": {"speed": never}}), {"E99": turned.study})
    assert said == "Neither is borne out: A holds under no condition tried (E99)."
    assert who_is_right(judge(QUARREL, {}), {}) == "Not examined by the studies that were run."
