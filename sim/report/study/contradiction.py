"""The verdict on a contradiction in words."""

from __future__ import annotations

from collections.abc import Mapping

from sim.report.study.condition import everywhere
from sim.study.contradictions import Judged, Witness, Won
from sim.study.finding import Status
from sim.study.study import Study

__all__ = ["heard", "who_is_right"]

_WORDS = {
    Won.A: "A is borne out",
    Won.B: "B is borne out",
    Won.BOTH: "Both are borne out",
    Won.NEITHER: "Neither is borne out",
    Won.OPEN: "Not decided",
    Won.UNSEEN: "Not examined by the studies that were run",
}


def who_is_right(one: Judged, studies: Mapping[str, Study]) -> str:
    """A sentence: which side is borne out, by which study and under which conditions; what else is said of it."""
    parts = [
        f"{side} {text}"
        for side, witnesses in (("A", one.a), ("B", one.b))
        if (text := "; ".join(heard(witness, studies) for witness in witnesses))
    ]
    return _WORDS[one.won] + (f": {'. '.join(parts)}." if parts else ".")


def heard(one: Witness, studies: Mapping[str, Study]) -> str:
    """What a study says for a side: ``holds with 12 agents, not with 16 agents (E1)``."""
    study = studies[one.study]
    words = {Status.HOLDS: "holds", Status.FAILS: "does not hold", Status.OPEN: "is not decided"}
    if set(one.statuses.values()) == {Status.FAILS} and len(study.conditions) > 1:
        return f"holds under no condition tried ({one.study})"
    told = []
    for status, word in words.items():
        conditions = [name for name, it in one.statuses.items() if it is status]
        if conditions:
            told.append(f"{word} {everywhere(study, conditions)}".rstrip())
    return f"{', '.join(told)} ({one.study})"
