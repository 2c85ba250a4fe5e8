"""The page of a sweep: what was swept, which points are best, what matters, how it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sim.metrics.better import better
from sim.plots import numbers
from sim.plots.effects import draw_effects, effects, title_of
from sim.plots.maps import draw_map
from sim.plots.style import Drawing
from sim.plots.verdicts import verdict
from sim.replications.place import Place
from sim.replications.scores import Scores
from sim.report.headings import MEASURES
from sim.report.plain import yaml_text
from sim.report.template import environment
from sim.sweep.surface import Surface
from sim.sweep.sweep import Key, Sweep

__all__ = [
    "Rank",
    "SweepPage",
    "figures",
    "heading",
    "ranked",
    "sentences",
    "shown_by_default",
    "write_sweep",
]

_MOST_SHOWN = 4
_DEFAULT = ("service_level", "abandonment", "asa", "occupancy", "cost_per_resolved", "cost", "value")
_MOST_MAPS = 3
"""Maps of a measure: the pairs of the keys with the largest effects."""
_MAPPED = 2
"""So many of the shown measures have maps."""
_ENDS = 5
"""Best and worst points in the table; all if there are not more than twice as many."""


def heading(measure: str) -> str:
    """A measure as it is called."""
    if measure.startswith("target."):
        return f"Target {measure.removeprefix('target.')}"
    return MEASURES.get(measure, measure)


def shown_by_default(found: Sequence[Scores]) -> tuple[str, ...]:
    """Measures of the whole center that any point has numbers for; the usual ones, at most four."""
    known = []
    for measure in _DEFAULT:
        parts = [one.parts(Place(measure)) for one in found if one.has(Place(measure))]
        if any(np.isfinite(top).all() and bottom.any() for top, bottom in parts):
            known.append(measure)
    return tuple(known[:_MOST_SHOWN])


@dataclass(frozen=True)
class Rank:
    """A point in the order of the first shown measure.

    Attributes
    ----------
    number
        Its place in the sweep, from 0.
    name
        Of the point.
    keys
        Values of the swept keys.
    cells
        Texts of the shown measures.
    is_open
        Whether the best cannot be told from it.
    """

    number: int
    name: str
    keys: tuple[str, ...]
    cells: tuple[str, ...]
    is_open: bool


def ranked(sweep: Sweep, currency: str = "") -> list[Rank]:
    """All points, best first (largest first where neither way is better); without a number last."""
    surface = sweep.surfaces[0]
    sign = better(surface.place.measure) or 1
    order = np.argsort(np.where(surface.known, -sign * surface.value, np.inf), kind="stable").tolist()
    best = _only(order[0], len(order))
    out = []
    for number in order:
        cells = tuple(
            numbers.written(float(one.value[number]), one.half_widths[number], one.unit, currency)
            for one in sweep.surfaces
        )
        is_open = number != order[0] and bool(surface.known[number])
        is_open = is_open and surface.side(best, less=_only(number, len(order))) == 0
        keys = tuple(key.texts[number] for key in sweep.keys)
        out.append(Rank(number, sweep.points[number].name, keys, cells, is_open))
    return out


def _only(point: int, n: int) -> Any:
    out = np.zeros(n, dtype=bool)
    out[point] = True
    return out


def figures(sweep: Sweep, currency: str = "") -> dict[str, Drawing]:
    """The drawings by file name: main effects of each shown measure, and maps of pairs of keys where every
    combination is there."""
    found: dict[str, Drawing | None] = {}
    for place, surface in enumerate(sweep.surfaces):
        measure = surface.place.measure
        target, label = sweep.targets.get(measure), heading(measure)
        found[f"effects_{measure}"] = draw_effects(
            surface, sweep.keys, label, sweep.n, target, currency, sweep.is_grid
        )
        if sweep.is_grid and place < _MAPPED:
            for across, down in _pairs(surface, sweep.keys):
                name = f"map_{measure}_{across.name}_{down.name}"
                found[name] = draw_map(surface, across, down, label, sweep.n, target, currency)
    return {name: drawing for name, drawing in found.items() if drawing is not None}


def _pairs(surface: Surface, keys: Sequence[Key]) -> list[tuple[Key, Key]]:
    """Pairs of the keys with the largest effects; the one with more values lies across."""
    order = [one.key for one in effects(surface, keys)]
    pairs = [(one, other) for place, other in enumerate(order) for one in order[:place]]
    return [(a, b) if len(a.levels) >= len(b.levels) else (b, a) for a, b in pairs[:_MOST_MAPS]]


def sentences(sweep: Sweep, currency: str = "") -> list[str]:
    """What the sweep says: the target, the best point, what moves each measure."""
    said = []
    surface, ranks = sweep.surfaces[0], ranked(sweep, currency)
    measure = surface.place.measure
    label, target = heading(measure), sweep.targets.get(measure)
    if target is not None:
        both = zip(surface.value.tolist(), surface.half_widths, strict=True)
        found = [verdict(value, half, target) for value, half in both]
        counts = [f"{found.count(one)} {one}" for one in ("met", "missed", "not decided") if one in found]
        said.append(f"Target of {target * 100:g} %: {', '.join(counts)}, of {numbers.grouped(len(ranks))} points.")
    if not surface.known.any():
        return [f"{label}: no point has a number."]
    best, n_open = ranks[0], sum(rank.is_open for rank in ranks)
    way = "best" if better(measure) else "highest"
    where = ", ".join(f"{key.name}={text}" for key, text in zip(sweep.keys, best.keys, strict=True))
    rest = f"{_others(n_open)} cannot be told from it" if n_open else "it differs from every other point"
    if len(ranks) > 1:
        said.append(f"{label} is {way} at point {best.name} ({where}): {best.cells[0]}; {rest}.")
    for one in sweep.surfaces:
        drawn = _moved_by(one, sweep, currency)
        if drawn:
            said.append(f"{drawn}.")
    return said


def _others(n: int) -> str:
    return "1 other point" if n == 1 else f"{numbers.grouped(n)} other points"


def _moved_by(surface: Surface, sweep: Sweep, currency: str) -> str:
    """What moves a measure, as a sentence; empty where nothing varies."""
    found = effects(surface, sweep.keys, sweep.is_grid)
    return title_of(heading(surface.place.measure), surface.unit, found, currency) if found else ""


@dataclass(frozen=True, eq=False)
class SweepPage:
    """What the page is made from.

    Attributes
    ----------
    name, title
        Of the scenario.
    sweep
        Points and numbers.
    design
        How the points were chosen, as text.
    scenario
        What all points share, in full.
    provenance
        Versions, seed, command.
    currency
        Of money.
    """

    name: str
    title: str
    sweep: Sweep
    design: str
    scenario: Mapping[str, Any]
    provenance: Mapping[str, Any]
    currency: str


def sweep_page(page: SweepPage, drawings: Mapping[str, Drawing]) -> str:
    """The whole page: one HTML document without any reference to another file or host."""
    from markupsafe import Markup

    ranks = ranked(page.sweep, page.currency)
    few = len(ranks) <= 2 * _ENDS
    return environment().get_template("sweep.html.j2").render(
        name=page.name,
        title=page.title or page.name,
        sentences=sentences(page.sweep, page.currency),
        facts=_facts(page),
        keys=[key.name for key in page.sweep.keys],
        measures=[heading(one) for one in page.sweep.shown],
        parts=[("", ranks)] if few else [("Best", ranks[:_ENDS]), ("Worst", ranks[-_ENDS:])],
        figures=dict(drawings),
        inline=lambda name, drawing: Markup(
            drawing.inline("f-" + "".join(c if c.isalnum() else "-" for c in name))
        ),
        provenance=[
            (key, str(value)) for key, value in page.provenance.items() if not isinstance(value, Mapping)
        ],
        command=str(page.provenance["command"]),
        scenario_yaml=yaml_text(page.scenario),
    )


def _facts(page: SweepPage) -> list[tuple[str, str]]:
    sweep = page.sweep
    facts = [("Points", f"{numbers.grouped(len(sweep.points))}, {page.design}")]
    facts.append(("Replications", f"{numbers.grouped(sweep.n)} of each point, on the same random numbers"))
    for key in sweep.keys:
        distinct = list(dict.fromkeys(text for _, text in sorted(_sortable(key))))
        many = len(distinct) > 12
        text = f"{distinct[0]} to {distinct[-1]}, {len(distinct)} values" if many else ", ".join(distinct)
        facts.append((key.name, text))
    return facts


def _sortable(key: Key) -> list[tuple[float, str]]:
    """Texts with their number; in order of their appearance where they are none."""
    if key.numbers is not None:
        return list(zip(key.numbers.tolist(), key.texts, strict=True))
    order = {text: float(place) for place, text in enumerate(dict.fromkeys(key.texts))}
    return [(order[text], text or "as it is") for text in key.texts]


def write_sweep(page: SweepPage, path: Path, drawings: Mapping[str, Drawing]) -> Path:
    """Write `sweep_page` to a file; the same path."""
    path.write_text(sweep_page(page, drawings), encoding="utf-8", newline="\n")
    return path
