"""Measures of feelings: how fast and how human contacts were for the customers."""

from __future__ import annotations

from collections.abc import Iterator

from sim.log import Meta
from sim.metrics.fields import FEELING_FIELDS
from sim.metrics.parts import PARTS
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes
from sim.metrics.tally import Tally

__all__ = ["FEELING_MEASURES", "feeling_ratios"]

FEELING_MEASURES = dict.fromkeys(
    ("speed_score", "late_share", "in_time_share", "broken_share", "human_quality", "context_missing_share"),
    "share",
)


def feeling_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total, channel and contact type, booked where the contact arrived; none without feelings.

    ===================== ==========================================================================================
    speed_score           tolerance / (tolerance + felt wait), mean over contacts with an opinion of their wait
    late_share            of these: whose felt wait was longer than the tolerance
    in_time_share         of these: who were answered, and not late
    broken_share          of these that had been told a wait: who waited longer than that
    human_quality         mean over contacts that ended with an answer, of the last talk
    context_missing_share of these: in which the customer had to tell again what he had told before
    ===================== ==========================================================================================

    The first four are there with tolerance alone, the last with a desk.
    """
    if not meta.feels:
        return
    scopes = Scopes.of_types(meta)
    f = dict(zip(FEELING_FIELDS, scopes.summed(one.feelings, meta), strict=True))
    if "tolerance" in meta.mechanisms:
        yield Ratio("speed_score", "share", scopes.labels, f["speed"] / PARTS, f["scored"])
        yield Ratio("late_share", "share", scopes.labels, f["late"], f["scored"])
        yield Ratio("in_time_share", "share", scopes.labels, f["in_time"], f["scored"])
        yield Ratio("broken_share", "share", scopes.labels, f["broken"], f["announced"])
    yield Ratio("human_quality", "share", scopes.labels, f["human"] / PARTS, f["served"])
    if "desk" in meta.mechanisms:
        yield Ratio("context_missing_share", "share", scopes.labels, f["missing"], f["served"])
