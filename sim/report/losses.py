"""Where customers lose time and satisfaction on the way: in words and tables."""

from __future__ import annotations

from collections.abc import Mapping

from sim.report.data import Estimate, ReportData
from sim.report.headings import LOSSES, TIMES
from sim.report.table import Table, by_name

__all__ = ["LOSS_TABLES", "where_lost"]

_WHERE = {
    "time.bot": "with the bot",
    "time.triage": "until contacts are sorted",
    "time.queue": "in queues",
    "time.set_up": "until somebody answers",
    "time.away": "in pauses within a contact",
    "time.between": "between contacts",
    "time.office": "while the back office works",
}
"""Stages in which time is lost: all but the talk."""
_BY = {
    "loss.wait": "waiting",
    "loss.unsolved": "problems that are not solved",
    "loss.repeats": "having to come again",
    "loss.transfers": "being passed on",
    "loss.switches": "changing the channel",
    "loss.retelling": "telling again what was told",
    "loss.leaving": "giving up waiting",
    "loss.promises": "waits longer than announced",
    "loss.bot": "the bot and empty words",
}


def _scope(data: ReportData) -> str:
    """Topics where they are told apart, else contact types."""
    return "topic" if data.names("topic") else "contact_type"


def _most(data: ReportData, words: Mapping[str, str]) -> tuple[str, Estimate] | None:
    """The measure that is surely the largest of all, if one is."""
    found = sorted(
        ((m, data.get(m)) for m in words if data.get(m).value > 0), key=lambda one: one[1].value, reverse=True
    )
    if not found:
        return None
    (measure, first), rest = found[0], found[1:]
    surely = all(first.value - first.half > other.value + other.half for _, other in rest)
    return (measure, first) if surely else None


def _worst(data: ReportData, measure: str) -> str:
    """The topic or type that loses most by a measure, with how much; empty where there is only one."""
    scope = _scope(data)
    found = [(data.get(measure, scope, name), name) for name in data.names(scope)]
    found = [(cell, name) for cell, name in found if cell.known]
    if len(found) < 2:
        return ""
    cell, name = max(found, key=lambda one: one[0].value)
    return f"; most of all with {name.replace('_', ' ')}: {cell.text()}"


def where_lost(data: ReportData) -> list[str]:
    """The stage that takes most of the customers' time and the cause that takes most satisfaction.

    One sentence each; none where that is not decided by the intervals.
    """
    told = []
    time = _most(data, _WHERE)
    if time is not None:
        measure, cell = time
        told.append(
            f"Customers lose most time {_WHERE[measure]}: {cell.text()} per case{_worst(data, measure)}."
        )
    loss = _most(data, _BY)
    if loss is not None:
        measure, cell = loss
        told.append(
            f"Most satisfaction is lost by {_BY[measure]}: about {cell.text()} of all customers would be satisfied "
            f"in addition if that vanished{_worst(data, measure)}."
        )
    return told


def _table(data: ReportData, key: str, caption: str, measures: Mapping[str, str], note: str) -> Table | None:
    scope, shown = _scope(data), [m for m in measures if data.get(m).value > 0]
    if not shown:
        return None
    return by_name(data, key, caption, scope, data.names(scope), shown, "all cases", note)


def times(data: ReportData) -> Table | None:
    """Time of a case by stage."""
    note = (
        "Mean per closed case, from opening to closing; what goes on at the same time counts each. Between: from a "
        "contact to the one that follows it; away: within a contact, until the customer writes again."
    )
    return _table(data, "times", "Where the customers' time goes", TIMES, note)


def losses(data: ReportData) -> Table | None:
    """Satisfaction lost by cause."""
    note = (
        "Share of all customers who would be satisfied in addition if a cause vanished, to first order: what it takes "
        "from the logit of satisfaction S, times S (1 − S). What it does to the others (a transfer makes a solution "
        "less likely, too) is not counted."
    )
    return _table(data, "losses", "Where satisfaction is lost", LOSSES, note)


LOSS_TABLES = (times, losses)
"""What makes these tables, in order."""
