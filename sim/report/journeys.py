"""Tables of where contacts go: how they end, why they came, and what passes on the way."""

from __future__ import annotations

from collections.abc import Iterable

from sim.report.data import Estimate, ReportData
from sim.report.headings import CAUSES, MEASURES, OUTCOMES
from sim.report.table import Row, Table, by_name, filled

__all__ = ["journeys", "outcomes", "places"]

_MOST = 6
"""More contact types than this do not stand side by side."""

_ENDINGS = {
    "still_open": "Still open at the end",
    "resolved": "Cases resolved",
    "unresolved": "Cases unresolved",
    "given_up": "Cases given up",
}
_PASSED = ("forwarded", "handed_back", "reopened", "redialled")
_TOLD = ("legs", *_PASSED, "active_time", "contact_duration", "contacts_per_case")


def places(data: ReportData) -> list[tuple[str, str, str]]:
    """Scope, name and label of what stands side by side: the channels, else the types, and the total."""
    scope = "channel" if data.mixed else "contact_type"
    names = data.names(scope)
    total = ("total", "", f"all {data.noun}")
    return [*((scope, n, n) for n in names), total] if 1 < len(names) <= _MOST else [total]


def _any(data: ReportData, measures: Iterable[str]) -> bool:
    return any(data.get(m).value > 0 for m in measures)


def eventful(data: ReportData) -> bool:
    """Whether there is more to tell than answered and abandoned."""
    return data.mixed or _any(data, [*list(OUTCOMES)[2:], *list(CAUSES)[1:]])


def outcomes(data: ReportData) -> Table | None:
    """Contacts by outcome and cause, and their cases; None where all are answered or abandoned."""
    if not eventful(data):
        return None
    side = places(data)
    rows = []
    for measure in ("offered", *list(CAUSES)[1:], *OUTCOMES, *_ENDINGS):
        cells = tuple(
            _open(data, s, n) if measure == "still_open" else data.get(measure, s, n) for s, n, _ in side
        )
        if measure != "offered" and not any(c.value > 0 for c in cells):
            continue
        label = _ENDINGS.get(measure, MEASURES.get(measure, measure))
        if measure in CAUSES:
            label = f"… of these {label.lower()}"
        rows.append(Row(label, cells, measure == "offered"))
    note = (
        "Numbers of contacts; each is counted where it arrived and ends in one way. "
        "A retry or a callback is a contact of its own, of the same case."
    )
    columns = [(name or "all", label) for _, name, label in side]
    return filled("outcomes", "Where contacts go", "Contacts", columns, rows, note)


def _open(data: ReportData, scope: str, name: str) -> Estimate:
    share, offered = data.get("still_open_share", scope, name), data.get("offered", scope, name)
    return Estimate(share.value * offered.value, share.half_width * offered.value, share.n, offered.unit)


def journeys(data: ReportData) -> Table | None:
    """Legs, forwardings and the time that contacts take; None where a contact is always one leg of one channel."""
    if not data.mixed and not _any(data, _PASSED):
        return None
    moved = [m for m in _TOLD if m not in _PASSED or _any(data, [m])]
    if not _any(data, ["retries", "repeats", "callbacks", "message_work"]):
        moved.remove("contacts_per_case")
    names = data.names("contact_type")
    note = (
        "A leg is one pass through queue and agent; it stands with the type in whose queue it was. "
        "Handled: all talk and wrap-up in the type's queue, over its own contacts. Elapsed: from a contact's "
        "arrival to the customer's end, by the clock, breaks of the customer included."
    )
    return by_name(data, "journeys", "What contacts take", "contact_type", names, moved, f"all {data.noun}", note)
