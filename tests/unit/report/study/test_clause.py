"""Clauses: what became of a claim, from its statuses alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sim.comparison import Contrast
from sim.report.study.clause import clause, more, short, title
from sim.study.finding import Finding, Status
from sim.study.outcome import Outcome
from tests.unit.study.made import STUDY, outcome, study

H, F, O = Status.HOLDS, Status.FAILS, Status.OPEN  # noqa: E741


def found(status: Status, same: bool = False, needed: int | None = None) -> Finding:
    return Finding(status, Contrast(0.1, 0.1, 20), 0.05, "satisfaction", "share", same, needed)


def planted(one: Outcome, *statuses: Status, same: bool = False, needed: int | None = 60) -> Outcome:
    """The outcome with these statuses of its first claim."""
    names = list(one.study.conditions)
    told: Mapping[str, tuple[Finding, ...]] = {
        name: (found(status, same, needed if status is O else None),)
        for name, status in zip(names, statuses, strict=True)
    }
    return replace(one, findings={**one.findings, "speed": told})


@pytest.mark.parametrize(
    ("statuses", "said", "few_words"),
    [
        ((H, H, H), "haste raises satisfaction under every condition tried", "holds"),
        ((F, F, F), "haste does not raise satisfaction, under every condition tried", "does not hold"),
        (
            (O, O, O),
            "under no condition tried is it decided whether haste raises satisfaction",
            "not decided",
        ),
        (
            (H, H, F),
            "haste raises satisfaction with 12 and 14 agents, not with 16 agents",
            "holds with 12 and 14 agents, not with 16 agents",
        ),
        (
            (H, F, F),
            "haste raises satisfaction with 12 agents, not with 14 or 16 agents",
            "holds with 12 agents, not with 14 or 16 agents",
        ),
        (
            (H, O, F),
            "haste raises satisfaction with 12 agents, not with 16 agents, not decided with 14 agents",
            "holds with 12 agents, not with 16 agents, not decided with 14 agents",
        ),
        (
            (F, F, O),
            "haste does not raise satisfaction with 12 and 14 agents, not decided with 16 agents",
            "does not hold with 12 or 14 agents, not decided with 16 agents",
        ),
    ],
)
def test_clauses(turned: Outcome, statuses: tuple[Status, ...], said: str, few_words: str) -> None:
    one = planted(turned, *statuses)
    assert clause(one, "speed") == said
    assert short(one, "speed") == few_words
    assert title(one) == said[0].upper() + said[1:]


def test_how_many_more_replications_decide(turned: Outcome) -> None:
    assert clause(planted(turned, H, H, O), "speed", needs=True).endswith(
        "not decided with 16 agents (needs about 40 more replications)"
    )
    assert "no number of replications" in clause(planted(turned, H, H, O, needed=None), "speed", needs=True)
    assert more(found(O, needed=21), 20) == 1
    assert more(found(O, needed=1254), 20) == 1300
    assert more(found(O, needed=10_000_000), 20) is None


def test_differences_that_nobody_would_mind(turned: Outcome) -> None:
    assert short(planted(turned, F, F, F, same=True), "speed") == "does not hold: no difference to speak of"
    slight = planted(turned, H, H, H, same=True)
    assert short(slight, "speed") == "holds, though by so little that nobody would mind"
    assert clause(slight, "speed").endswith("tried, though by so little that nobody would mind")


def test_all_but_one_are_not_listed() -> None:
    four = {**STUDY["conditions"], "on a quiet day": {"agents.tellers.count": 13}}
    one = planted(outcome(study(conditions=four)), H, H, H, F)
    assert clause(one, "speed") == "haste raises satisfaction under every condition tried but on a quiet day"
    assert short(one, "speed") == "holds but on a quiet day"


def test_without_conditions(alone: Outcome) -> None:
    assert title(alone) == "Haste raises satisfaction"
