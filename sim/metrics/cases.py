"""Measures of cases: how customers' problems end."""

from __future__ import annotations

from collections.abc import Iterator

from sim.log import Meta
from sim.metrics.fields import CASE_FIELDS, JOURNEY_FIELDS, STATUSES
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes
from sim.metrics.tally import Tally

__all__ = ["CASE_MEASURES", "case_ratios"]

_COUNTS = ("cases", *STATUSES[1:])

CASE_MEASURES = {**dict.fromkeys(_COUNTS, "count"), "cases_open_share": "share", "contacts_per_case": "count"}


def case_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total, channel and the contact type with which the case opened, booked where it opened.

    Cases and contacts per case also by segment and topic, as `journey_ratios`, where journeys are kept.

    ================== ========================================================================================
    cases              cases that opened, of people who are customers then
    resolved           closed with an answer
    unresolved         closed without one
    given_up           closed without one after the customer's last try
    not_offered        beside these: of people who are no customers yet
    lost               beside these: of people who are customers no more
    cases_open_share   of cases: still open when the run ends
    contacts_per_case  contacts of the cases, later ones included, over cases
    ================== ========================================================================================
    """
    scopes = Scopes.of_types(meta)
    f = dict(zip(CASE_FIELDS, scopes.summed(one.cases, meta), strict=True))
    told, counts = scopes, f
    if meta.feels:
        told = Scopes.of_journeys(meta)
        counts = dict(zip(JOURNEY_FIELDS, told.summed(one.journeys, meta), strict=True))
    yield Ratio.count("cases", "count", told.labels, counts["cases"])
    for name in _COUNTS[1:]:
        yield Ratio.count(name, "count", scopes.labels, f[name])
    yield Ratio("cases_open_share", "share", scopes.labels, f["open"], f["cases"])
    yield Ratio("contacts_per_case", "count", told.labels, counts["contacts"], counts["cases"])
