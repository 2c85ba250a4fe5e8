"""The tables of a comparison: variants, differences by measure, what common luck saved."""

from __future__ import annotations

import math

from sim.metrics.better import better
from sim.replications import Place
from sim.report.compared import Compared, place_text
from sim.report.data import Estimate
from sim.report.footnotes import SIGN, rests_on_assumptions
from sim.report.table import Row, Table

__all__ = ["DIFFERENCE", "comparison_tables", "mark_of"]

DIFFERENCE = "difference:"
"""Before the name of a variant: the column's estimates are differences and are written with their sign."""


def comparison_tables(compared: Compared) -> dict[str, Table]:
    """Tables by key: variants, differences, saved."""
    made = (_variants(compared), _differences(compared), _saved(compared))
    return {table.key: table for table in made}


def mark_of(compared: Compared, variant: str, place: Place) -> str:
    """● better, ▼ worse, ◆ different where neither is better, ○ not decided, = the same in every replication."""
    one = compared.comparison
    if one.same(variant, place=place):
        return "="
    said = one.decided(variant, place=place)
    if said == 0:
        return "○"
    sense = better(place.measure)
    return "◆" if sense == 0 else "●" if said == sense else "▼"


def _level(compared: Compared, variant: str, place: Place) -> Estimate:
    found = compared.comparison.level(variant, place)
    return Estimate(found.value, found.half_width(), found.n, compared.comparison.scores[variant].unit(place))


def _difference(compared: Compared, variant: str, place: Place) -> Estimate:
    one = compared.comparison
    found = one.difference(variant, place=place)
    return Estimate(found.value, one.half_width(variant, place=place), found.n, one.scores[variant].unit(place))


def _heading(compared: Compared, place: Place) -> str:
    sign = SIGN if rests_on_assumptions(compared, place.measure) else ""
    return place_text(place) + sign


def _variants(compared: Compared) -> Table:
    one = compared.comparison
    nothing = Estimate(math.nan, math.nan, 0, one.unit)
    rows = []
    for name in one.names:
        gap = nothing if name == one.base else _difference(compared, name, one.place)
        mark = "" if name == one.base else mark_of(compared, name, one.place)
        rows.append(
            Row(name, (compared.changes.get(name, ""), _level(compared, name, one.place), gap, mark))
        )
    columns = (
        ("changes", "Changes"),
        ("level", _heading(compared, one.place)),
        (DIFFERENCE + "base", f"To “{one.base}”"),
        ("verdict", ""),
    )
    note = "Levels with the 95 % interval of each alone; differences are paired, their intervals hold jointly."
    return Table("variants", "The variants", "Variant", columns, tuple(rows), note)


def _differences(compared: Compared) -> Table:
    one = compared.comparison
    rows = [
        Row(
            _heading(compared, place),
            (_level(compared, one.base, place), *(_difference(compared, v, place) for v in one.names[1:])),
            total=False,
        )
        for place in one.shown
    ]
    columns = (("base", one.base), *((DIFFERENCE + v, v) for v in one.names[1:]))
    n = (len(one.shown) - 1) * (len(one.names) - 1)
    note = (
        f"Differences to “{one.base}”, replication by replication. The first row decides; its intervals hold jointly "
        f"for every two variants, those of the {n} differences below hold jointly by themselves, each at "
        f"{one.shown_confidence * 100:.2f} %. ● better, ▼ worse, ◆ different, ○ not decided, = the same."
    )
    return Table("differences", "What changes", "Measure", columns, tuple(rows), note)


def _saved(compared: Compared) -> Table:
    one = compared.comparison
    rows = [
        Row(
            _heading(compared, place),
            tuple(_times(one.saved(v, place=place), one.n) for v in one.names[1:]),
        )
        for place in one.shown
    ]
    columns = tuple((v, v) for v in one.names[1:])
    note = (
        "How many times as many replications the same interval would take with luck of its own for each variant: "
        "(var A + var B) ÷ var(A − B)."
    )
    return Table("saved", "What common random numbers saved", "Measure", columns, tuple(rows), note)


def _times(saved: float, n: int) -> Estimate:
    return Estimate(saved if math.isfinite(saved) else math.nan, math.nan, n, "count")
