"""The number that decides a claim, where the verdict turns, and how sure both are: the second sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sim.plots import numbers
from sim.report.study.condition import condition_words, listed
from sim.report.study.measure import amount, called, compared, lowered
from sim.study.finding import Finding, Status, comparisons
from sim.study.outcome import Outcome
from sim.study.predicate import Best, Keeps, Moves, Predicate, Sum
from sim.study.study import Study

__all__ = ["Deciding", "deciding", "deciding_sentence", "subject", "turning", "turns"]


class Deciding(NamedTuple):
    """A predicate of a claim under a condition, and what was found of it."""

    condition: str
    predicate: Predicate
    finding: Finding


def _asked(outcome: Outcome, name: str, condition: str) -> list[Deciding]:
    """The predicates of a claim that are asked under a condition, with what was found."""
    asked = [
        one for one in outcome.study.claims[name].holds if not one.conditions or condition in one.conditions
    ]
    found = outcome.findings[name][condition]
    return [Deciding(condition, *one) for one in zip(asked, found, strict=True)]


def deciding(outcome: Outcome, name: str, condition: str) -> Deciding:
    """What decides a claim under a condition: the first predicate that has the status of the whole."""
    status = outcome.status(name, condition)
    return next(one for one in _asked(outcome, name, condition) if one.finding.status is status)


def turns(outcome: Outcome, name: str) -> list[tuple[str, str]]:
    """Neighbouring conditions, in the order of the study, between which the status of a claim changes."""
    statuses = outcome.statuses(name)
    return [(one, other) for one, other in pairwise(statuses) if statuses[one] is not statuses[other]]


def turning(outcome: Outcome) -> str | None:
    """The claim of which it is told where it turns.

    The first that holds under some conditions and fails under others, else the first of all if it is open under some.
    """
    names = list(outcome.study.claims)
    both = [n for n in names if {Status.HOLDS, Status.FAILS} <= set(outcome.statuses(n).values())]
    return both[0] if both else names[0] if turns(outcome, names[0]) else None


def subject(study: Study, predicate: Predicate) -> str:
    """What a predicate's number is about: ``satisfaction (speed-up of handling 1.25 against 1)``."""
    if isinstance(predicate, Sum):
        return predicate.means
    if isinstance(predicate, Best):
        label = f"{study.axis.label} " if study.axis.numeric else ""
        side = "most" if predicate.sign > 0 else "least"
        return f"{lowered(called(predicate.measure))}, {side} of it sought at {label}{listed(predicate.at, 'or')}"
    measure = predicate.keeps if isinstance(predicate, Keeps) else predicate.measure
    return f"{lowered(called(measure))} ({compared(study, predicate.variant, predicate.against)})"


def told(one: Deciding, currency: str) -> str:
    """A deciding number with its joint interval, and what must be known of it."""
    predicate, finding = one.predicate, one.finding
    text = amount(finding.contrast, finding.half_width, finding.unit, currency)
    if isinstance(predicate, Best):
        side = "ahead of" if finding.contrast.value >= 0 else "behind"
        plain = amount(
            finding.contrast._replace(value=abs(finding.contrast.value)),
            finding.half_width,
            finding.unit,
            currency,
        )
        text = f"{plain.removeprefix('+')} {side} the best of the others"
    if isinstance(predicate, Moves) and predicate.by:
        text += f" where {_bound(predicate.by, finding.unit, currency)} are asked for"
    if isinstance(predicate, Sum) and predicate.above:
        text += f" where more than {_bound(predicate.above, finding.unit, currency)} is asked for"
    if finding.status is Status.OPEN:
        return f"{text} (not decided)"
    return f"{text} (nobody would mind it)" if finding.same and not isinstance(predicate, Keeps) else text


def _bound(value: float, unit: str, currency: str) -> str:
    return numbers.points(value) if unit == "share" else numbers.written(value, None, unit, currency)


def _pair(outcome: Outcome, name: str) -> list[Deciding]:
    """The same predicate on both sides of where a claim turns; on one side only where the other is not asked it."""
    statuses = outcome.statuses(name)
    decided = [one for one in statuses if statuses[one] is not Status.OPEN]
    sharp = [(one, other) for one, other in pairwise(decided) if statuses[one] is not statuses[other]]
    one, other = (sharp or turns(outcome, name))[0]
    loser = other if statuses[one] is Status.HOLDS else one
    found = deciding(outcome, name, loser)
    both = [
        each
        for condition in (one, other)
        for each in _asked(outcome, name, condition)
        if each.predicate == found.predicate
    ]
    return both or [found]


def _nearest(outcome: Outcome, name: str) -> Deciding:
    """The number that lies nearest to turning a claim, in half-widths."""
    all_of_them = [deciding(outcome, name, condition) for condition in outcome.findings[name]]

    def distance(one: Deciding) -> float:
        half, bound = one.finding.half_width, _threshold(one.predicate)
        gap = abs(one.finding.contrast.value - bound)
        return gap / half if half > 0 else float("inf")

    return min(all_of_them, key=distance)


def _threshold(predicate: Predicate) -> float:
    if isinstance(predicate, Moves):
        return predicate.sign * predicate.by
    return predicate.above if isinstance(predicate, Sum) else 0.0


def deciding_sentence(outcome: Outcome, currency: str = "") -> str:
    """Where the verdict turns and by which number, of how many replications and comparisons."""
    study = outcome.study
    name = turning(outcome)
    claim = study.claims[name or next(iter(study.claims))]

    if name is not None:
        found = _pair(outcome, name)
        begin = f"What turns is whether {claim.if_so}:"
        if any(one.finding.status is Status.OPEN for one in found):
            begin = f"Whether {claim.if_so} is decided under some conditions only:"
    else:
        found = [_nearest(outcome, next(iter(study.claims)))]
        begin = f"Whether {claim.if_so} is decided by"
        if found[0].finding.status is Status.OPEN:
            begin = f"Whether {claim.if_so} is left open by"
        elif len(study.conditions) > 1:
            begin = f"No condition tried turns whether {claim.if_so}; nearest to it comes"
    numbers_there = ", but ".join(
        f"{told(one, currency)} {condition_words(study, one.condition)}".rstrip() for one in found
    )
    n, k = outcome.n, comparisons(study)
    joint = f"that hold jointly for {k} comparisons" if k > 1 else "for the one comparison made"
    return (
        f"{begin} {subject(study, found[0].predicate)}, {numbers_there}; of {n} replications, with 95 % intervals "
        f"{joint}."
    )
