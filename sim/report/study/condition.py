"""Conditions in words, so that they can follow a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sim.study.study import Study

__all__ = ["condition_words", "everywhere", "listed"]

_NUMBER = re.compile(r"[+\u2212-]?\d[\w.,%]*")


def condition_words(study: Study, condition: str) -> str:
    """A condition so that it can follow a clause; one that is a number with what it is a number of."""
    if _NUMBER.fullmatch(condition):
        return f"at {study.figure.condition_label or 'condition'} {condition}"
    return condition


def listed(conditions: Sequence[str], last: str = "and") -> str:
    """Conditions one after the other: ``with 12, 14 and 16 agents``, ``for a bank and for a taxi company``.

    Parameters
    ----------
    conditions
        In words, at least one.
    last
        The word before the last.
    """
    words = [one.split() for one in conditions]
    if len({len(one) for one in words}) == 1:
        places = [i for i, parts in enumerate(zip(*words, strict=True)) if len(set(parts)) > 1]
        if len(places) == 1 and all(_NUMBER.fullmatch(one[places[0]]) for one in words):
            (at,) = places
            middle = _series([one[at] for one in words], last)
            return " ".join([*words[0][:at], middle, *words[0][at + 1 :]])
    return _series(list(conditions), last)


def _series(parts: list[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def everywhere(study: Study, conditions: Sequence[str]) -> str:
    """All of some conditions: nothing where a study has none, else their names or that it is all of them."""
    if len(conditions) > 1 and len(conditions) == len(study.conditions):
        return "under every condition tried"
    return listed([condition_words(study, one) for one in conditions])
