"""How far a verdict depends on the constants that are assumptions: the third sentence."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from sim.report.study.condition import condition_words
from sim.report.study.measure import amount, value_words
from sim.study.finding import Finding, Status
from sim.study.outcome import Outcome
from sim.study.tornado import Bar

__all__ = ["End", "constants_sentence", "ends", "told_ends", "tornado_title"]

_MOST = 3
"""Constants that are named one by one."""


class End(NamedTuple):
    """A constant at one of the values tried, and what is found there."""

    key: str
    value: Any
    finding: Finding

    def turned(self, base: Finding) -> bool:
        """Whether what was decided is decided the other way, or what was open is decided."""
        return self.finding.status is not Status.OPEN and self.finding.status is not base.status


def ends(bar: Bar) -> list[End]:
    """The ends of a bar that were tried, low before high."""
    both = ((bar.constant.low, bar.low), (bar.constant.high, bar.high))
    return [End(bar.constant.key, value, found) for value, found in both if found is not None]


def told_ends(found: list[End]) -> str:
    """Constants and values: ``resolution.haste at 3.2 and repeat.mean at 2``."""
    return _named([f"{one.key} at {value_words(one.value)}" for one in found])


def constants_sentence(outcome: Outcome, currency: str = "") -> str:
    """Which constants turn the verdict and at which value, and which has the longest reach."""
    swing, study = outcome.swing, outcome.study
    claim = study.claims[swing.claim].if_so
    where = condition_words(study, swing.condition)
    about = f"whether {claim} {where}".rstrip()
    if not swing.bars:
        return f"No constant behind {about} is an assumption, so that none was tried."
    k = len(swing.bars)
    picked = f" (of {swing.tried} those that a screening ranks first)" if swing.tried > k else ""
    first = f"{k} constants that are" if k > 1 else "the one constant that is"
    what = f"With other values of {first} {'assumptions' if k > 1 else 'an assumption'}{picked}, {about}"
    return f"{what} {_effect(outcome)}; {_longest(outcome, currency)}."


def tornado_title(outcome: Outcome) -> str:
    """What other values of the constants do to the result, as a sentence without its full stop."""
    swing, study = outcome.swing, outcome.study
    about = f"whether {study.claims[swing.claim].if_so} {condition_words(study, swing.condition)}".rstrip()
    turned = [bar.constant.key for bar in swing.bars if any(one.turned(swing.base) for one in ends(bar))]
    if swing.base.status is Status.OPEN:
        some = f", but would be with {_named(turned)}" if turned else ""
        return f"Not decided is {about}{some}"
    if not turned:
        return f"No constant tried changes {about}"
    return f"{_named(turned)} {'changes' if len(turned) == 1 else 'change'} {about}"


def _named(keys: list[str]) -> str:
    told = keys[:_MOST] + ([f"{len(keys) - _MOST} more"] if len(keys) > _MOST else [])
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _effect(outcome: Outcome) -> str:
    base = outcome.swing.base
    all_ends = [one for bar in outcome.swing.bars for one in ends(bar)]
    turned = [one for one in all_ends if one.turned(base)]
    if base.status is Status.OPEN:
        if not turned:
            return "stays undecided"
        words = [
            f"is {'so' if status is Status.HOLDS else 'not so'} with {told_ends(some)}"
            for status in (Status.HOLDS, Status.FAILS)
            if (some := [one for one in turned if one.finding.status is status])
        ]
        return f"is not decided as it is, {' and '.join(words)}"
    left = [one for one in all_ends if one.finding.status is Status.OPEN]
    if turned:
        return f"turns with {told_ends(turned)}" + (
            f", and is left undecided with {told_ends(left)}" if left else ""
        )
    return f"never turns, but is left undecided with {told_ends(left)}" if left else "never turns"


def _longest(outcome: Outcome, currency: str) -> str:
    swing = outcome.swing
    bar = max(swing.bars, key=lambda one: one.reach(swing.base.contrast.value))

    def said(value: Any, found: Finding) -> str:
        half = found.half_width if math.isfinite(found.half_width) else math.nan
        return f"{amount(found.contrast, half, found.unit, currency)} at {value_words(value)}"

    told = [said(one.value, one.finding) for one in ends(bar)]
    own = said(bar.constant.value, swing.base)
    return f"the longest reach has {bar.constant.key}, {' and '.join(told)} (as it is, {own})"
