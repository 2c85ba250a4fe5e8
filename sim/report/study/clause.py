"""What became of a claim, in a clause and in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sim.plots import numbers
from sim.plots.verdicts import TOO_MANY
from sim.report.study.condition import condition_words, everywhere, listed
from sim.study.finding import Finding, Status
from sim.study.outcome import Outcome
from sim.study.predicate import Keeps

__all__ = ["clause", "grouped_by_status", "more", "short", "title"]

_MANY = 3
"""Conditions that are too many to be named where all others are one."""


def grouped_by_status(statuses: Mapping[str, Status]) -> dict[Status, list[str]]:
    """Conditions by status; only those statuses that occur."""
    return {
        status: found for status in Status if (found := [one for one, it in statuses.items() if it is status])
    }


def clause(outcome: Outcome, name: str, needs: bool = False) -> str:
    """The clause of a claim with the conditions under which it holds: ``haste pays with 12 agents, not with 14``.

    Parameters
    ----------
    outcome, name
        What was found, and which claim.
    needs
        Whether to say how many more replications would decide what is open.
    """
    study = outcome.study
    claim, groups = study.claims[name], grouped_by_status(outcome.statuses(name))
    holds, fails, open_ = (groups.get(status, []) for status in (Status.HOLDS, Status.FAILS, Status.OPEN))
    rest = f" ({_needs(outcome, name, open_)})" if needs and open_ else ""
    if len(groups) == 1:
        where = everywhere(study, holds or fails or open_)
        if open_:
            if len(open_) > 1 and len(open_) == len(study.conditions):
                return f"under no condition tried is it decided whether {claim.if_so}{rest}"
            return " ".join(filter(None, ("it is not decided", where, "whether", claim.if_so))) + rest
        if holds:
            return " ".join(filter(None, (claim.if_so, where))) + _slight(outcome, name, holds)
        comma = "," if len(fails) > 1 else ""
        return f"{claim.if_not}{comma} {where}".rstrip()

    def said(conditions: Sequence[str], last: str = "and") -> str:
        return listed([condition_words(study, one) for one in conditions], last)

    if _but_one(groups):
        return f"{claim.if_so} under every condition tried but {said(fails)}{_slight(outcome, name, holds)}"
    if holds:
        text = f"{claim.if_so} {said(holds)}{_slight(outcome, name, holds)}"
        text += f", not {said(fails, 'or')}" if fails else ""
    else:
        text = f"{claim.if_not} {said(fails)}"
    return f"{text}, not decided {said(open_)}{rest}" if open_ else text


def _but_one(groups: Mapping[Status, Sequence[str]]) -> bool:
    """Whether a claim holds under so many conditions that the one under which it fails is told instead."""
    holds, fails = len(groups.get(Status.HOLDS, ())), len(groups.get(Status.FAILS, ()))
    return holds >= _MANY and fails == 1 and Status.OPEN not in groups


def title(outcome: Outcome) -> str:
    """The clause of the first claim as a sentence without its full stop."""
    text = clause(outcome, next(iter(outcome.study.claims)))
    return text[:1].upper() + text[1:]


def short(outcome: Outcome, name: str) -> str:
    """The verdict on a claim in a few words, for tables."""
    study = outcome.study
    groups = grouped_by_status(outcome.statuses(name))
    if len(groups) == 1:
        ((status, conditions),) = groups.items()
        if status is Status.HOLDS:
            return f"{status.value}{_slight(outcome, name, conditions)}"
        return f"{status.value}" + (": no difference to speak of" if _same(outcome, name, conditions) else "")
    if _but_one(groups):
        return f"holds but {condition_words(study, groups[Status.FAILS][0])}"
    words = {Status.HOLDS: "holds", Status.FAILS: "not", Status.OPEN: "not decided"}
    if Status.HOLDS not in groups:
        words[Status.FAILS] = Status.FAILS.value
    told = []
    for status, conditions in groups.items():
        last = "and" if status is Status.HOLDS else "or"
        told.append(f"{words[status]} {listed([condition_words(study, one) for one in conditions], last)}")
    return ", ".join(told)


def _same(outcome: Outcome, name: str, conditions: Sequence[str]) -> bool:
    """Whether what decides a claim is, under all these conditions, a difference that nobody would mind."""
    findings = outcome.findings[name]
    return all(
        any(one.same and one.status is outcome.status(name, condition) for one in findings[condition])
        for condition in conditions
    )


def _slight(outcome: Outcome, name: str, conditions: Sequence[str]) -> str:
    """Said of a claim that holds by less than anybody would mind."""
    kept = any(isinstance(predicate, Keeps) for predicate in outcome.study.claims[name].holds)
    return ", though by so little that nobody would mind" if not kept and _same(outcome, name, conditions) else ""


def more(finding: Finding, n: int) -> int | None:
    """About how many more replications decide a finding, in two significant digits; None where none would."""
    if finding.needed is None or finding.needed - n > TOO_MANY:
        return None
    missing = max(1, finding.needed - n)
    unit = 10 ** max(0, len(str(missing)) - 2)
    return int(-(-missing // unit) * unit)


def _needs(outcome: Outcome, name: str, conditions: Sequence[str]) -> str:
    """How many more replications decide a claim under all of some conditions."""
    open_ = [
        more(one, outcome.n)
        for condition in conditions
        for one in outcome.findings[name][condition]
        if one.status is Status.OPEN
    ]
    known = [one for one in open_ if one is not None]
    if len(known) < len(open_):
        return "no number of replications that could be run decides it"
    n = max(known)
    return f"needs about {numbers.grouped(n)} more replication{'' if n == 1 else 's'}"
