"""The figure of a comparison: differences to the base in the measures that matter."""

from __future__ import annotations

import math

from sim.metrics.better import better
from sim.plots import numbers
from sim.plots.forest import Mark, Strip, draw_forest
from sim.plots.style import Drawing
from sim.replications import Place
from sim.report.compared import Compared, place_text

__all__ = ["comparison_figures"]

_MOST_STRIPS = 7
_FIRST = (
    "service_level", "abandonment", "asa", "satisfaction", "resolved_true", "cost", "cost_per_resolved", "value",
    "occupancy",
)  # fmt: skip
"""What is drawn of all that the table shows."""
_UNITS = {"share": "points", "s": "time"}


def comparison_figures(compared: Compared) -> dict[str, Drawing]:
    """The drawings by name; none where nothing can be said."""
    one, said = compared.comparison, compared.comparison.verdict
    if said.kind == "unknown":
        return {}
    first = _strip(compared, one.place)
    others = [_strip(compared, place) for place in sorted(one.shown[1:], key=_rank)]
    kept = [strip for strip in others if any(mark.value != 0 for mark in strip.marks)]
    n = f"{numbers.grouped(one.n)} replications on common random numbers"
    subtitle = f"difference to “{one.base}”; {n}; intervals hold jointly at 95 %"
    if one.selection is not None:
        subtitle = f"difference to “{one.base}”; {n}; the best selected by procedure KN"
    title = _title(compared)
    drawing = draw_forest([first, *kept[: _MOST_STRIPS - 1]], title, subtitle, one.base, said.winner)
    return {"differences": drawing}


def _rank(place: Place) -> int:
    """Customers and cost first, then what is left in the order of the table."""
    return _FIRST.index(place.measure) if place.measure in _FIRST else len(_FIRST)


def _title(compared: Compared) -> str:
    said = compared.comparison.verdict
    if said.winner is not None:
        return compared.headline
    rivals = [gap.name for gap in said.gaps if not gap.decided]
    names = " and ".join(f"“{name}”" for name in (said.leader, *rivals[:1]))
    return f"{compared.headline} between {names}" + (f" and {len(rivals) - 1} more" if len(rivals) > 1 else "")


def _strip(compared: Compared, place: Place) -> Strip:
    one = compared.comparison
    unit = one.scores[one.base].unit(place)
    marks = []
    for number, name in enumerate(one.names[1:], start=1):
        value, half = one.difference(name, place=place).value, one.half_width(name, place=place)
        same = one.same(name, place=place)
        text = "the same" if same else compared.wording.change(value, half, unit)
        decided = one.decided(name, place=place) != 0
        marks.append(Mark(name, number, value, half if math.isfinite(half) else 0.0, text, decided))
    told = compared.currency if unit == "money" else _UNITS.get(unit, "")
    heading = place_text(place) + (f", {told}" if told and told != "time" else "")
    return Strip(heading, unit, better(place.measure), tuple(marks))
