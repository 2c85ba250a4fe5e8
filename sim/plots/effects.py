"""Main effects of a sweep: a measure against each key, averaged over all others."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers
from sim.plots.style import (
    BAND,
    COLOURS,
    DASH,
    LEFT_IN,
    SMALL_PT,
    WIDTH_IN,
    Drawing,
    band_text,
    clipped,
    fitting,
    headed,
    sheet,
    svg,
)
from sim.sweep.surface import Surface
from sim.sweep.sweep import Key

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["Effect", "draw_effects", "effects", "value_text"]

_MOST = 6
"""Keys in a figure; those with the largest effects."""
_A_ROW = 3
_HALF = 0.5
"""Shares above this are drawn from 0 to 100 %."""


@dataclass(frozen=True)
class Effect:
    """A measure against one key.

    Attributes
    ----------
    key
        What varies.
    at, value, half_width
        By level: place on the axis (its number, or mean of the bin), mean of the points there, and half-width.
    names
        By level.
    low, high
        Levels of the lowest and the highest mean.
    decided
        Whether these two differ beyond the noise of the replications.
    """

    key: Key
    at: tuple[float, ...]
    value: tuple[float, ...]
    half_width: tuple[float, ...]
    names: tuple[str, ...]
    low: int
    high: int
    decided: bool

    @property
    def size(self) -> float:
        """Highest mean less lowest."""
        return self.value[self.high] - self.value[self.low]


def effects(surface: Surface, keys: Sequence[Key], balanced: bool = True) -> list[Effect]:
    """The effect of each key that there are numbers for, the largest first.

    Parameters
    ----------
    surface
        The measure over the points.
    keys
        The swept ones.
    balanced
        Whether each level of a key meets the same levels of the others, as in a grid. Where it does not, intervals
        allow for the spread of the points as well.
    """
    made = []
    for key in keys:
        levels = [(name, members) for name, members in key.levels if (members & surface.known).any()]
        if len(levels) < 2:
            continue
        means = [surface.mean(members) for _, members in levels]
        value = [one.value for one in means]
        low, high = int(np.argmin(value)), int(np.argmax(value))
        at = [
            float(key.numbers[members].mean()) if key.numbers is not None else float(place)
            for place, (_, members) in enumerate(levels)
        ]
        half = [one.half_width() for one in means]
        decided = surface.side(levels[high][1], less=levels[low][1]) == 1
        if not balanced:
            spread = [surface.spread(members) for _, members in levels]
            half = [math.hypot(one, other) for one, other in zip(half, spread, strict=True)]
            decided = decided and value[high] - value[low] > math.hypot(half[high], half[low])
        names = tuple(name for name, _ in levels)
        made.append(Effect(key, tuple(at), tuple(value), tuple(half), names, low, high, decided))
    return sorted(made, key=lambda one: -one.size)


def value_text(effect: Effect, level: int) -> str:
    """A level as it is called in a sentence."""
    if not effect.key.is_binned:
        return effect.names[level]
    return numbers.duration(effect.at[level]) if effect.key.is_duration else f"{effect.at[level]:.3g}"


def title_of(label: str, unit: str, found: Sequence[Effect], currency: str) -> str:
    """What is seen, as a sentence."""
    first = found[0]
    if not any(one.decided for one in found):
        return f"{label}: no key moves it beyond the noise of the replications"
    ends = [numbers.written(first.value[level], None, unit, currency) for level in (0, -1)]
    if first.key.numbers is None:
        ends = [
            numbers.written(first.value[level], None, unit, currency) for level in (first.low, first.high)
        ]
    most = "depends most on" if len(found) > 1 else "against"
    return f"{label} {most} {first.key.name}: {ends[0]} to {ends[1]}"


def draw_effects(
    surface: Surface,
    keys: Sequence[Key],
    label: str,
    replications: int,
    target: float | None = None,
    currency: str = "",
    balanced: bool = True,
) -> Drawing | None:
    """A small picture for each key, with one scale; None where nothing varies.

    Points are dots; the line is the mean of the points at each value (or in each eighth of a range) and its 95 % band,
    which holds the noise of the replications, and that of the other keys where not all are met alike. Hollow: the
    lowest and the highest mean are not told apart.

    Parameters
    ----------
    surface
        The measure over the points.
    keys
        The swept ones.
    label
        The measure as it is called in headings.
    replications
        Of each point.
    target
        Drawn as a dashed line, where there is one.
    currency
        Unit of money.
    balanced
        As of `effects`.
    """
    found = effects(surface, keys, balanced)[:_MOST]
    if not found:
        return None
    columns = min(_A_ROW, len(found)) if len(found) != 4 else 2
    rows = math.ceil(len(found) / columns)
    height = 0.75 + 2.2 * rows
    title = title_of(label, surface.unit, found, currency)
    n_points = int(surface.known.sum())
    more = f", the {_MOST} keys with the largest effects" if len(keys) > _MOST else ""
    rest = "" if balanced or replications < 2 else ", which allows for the other keys"
    subtitle = f"Mean over the other keys, {n_points} points (dots){more}; {band_text(replications)}{rest}"
    with sheet(WIDTH_IN, height) as figure:
        headed(figure, title, subtitle, header_in=0.8)
        panels = np.atleast_1d(figure.subplots(rows, columns, sharey=True, squeeze=False)).ravel()
        figure.subplots_adjust(
            left=(LEFT_IN + 0.1) / WIDTH_IN,
            right=1 - 0.15 / WIDTH_IN,
            bottom=0.55 / height,
            wspace=0.12,
            hspace=0.55,
        )
        for panel, effect in zip(panels, found, strict=False):
            _panel(panel, effect, surface, target)
        if surface.unit == "share":
            top = float(np.nanmax(surface.value))
            panels[0].set_ylim(0, 1 if top > _HALF else None)
        for panel in panels[len(found) :]:
            panel.set_visible(False)
        written = _ticks(surface.unit)
        for panel in panels[::columns]:
            panel.yaxis.set_major_formatter(lambda value, _: written(value))
        text = svg(figure, title)
    return Drawing(text, title, _rows(found, surface))


def _ticks(unit: str) -> Callable[[float], str]:
    if unit == "share":
        return lambda value: f"{value * 100:g} %"
    return lambda value: numbers.written(value, None, unit)


def _panel(axes: Axes, effect: Effect, surface: Surface, target: float | None) -> None:
    ink, quiet = COLOURS["ink"], COLOURS["quiet"]
    key, known = effect.key, surface.known
    at, value, half = (np.array(one) for one in (effect.at, effect.value, effect.half_width))
    places = key.numbers
    if places is None:
        places = np.full(len(known), np.nan)
        for place, name in enumerate(effect.names):
            places[np.array(key.texts, dtype=object) == name] = place
    axes.scatter(places[known], surface.value[known], s=9, color=quiet, linewidths=0, zorder=2)
    if target is not None:
        axes.axhline(target, color=COLOURS["target"], linestyle=DASH, linewidth=1.2)
    bars = np.where(np.isfinite(half), half, 0.0)
    fill = ink if effect.decided else COLOURS["paper"]
    if key.numbers is None:
        axes.errorbar(at, value, bars, fmt="o", color=ink, mfc=fill, markersize=5, capsize=3, linewidth=1.2, zorder=3)
        axes.set_xlim(-0.5, len(at) - 0.5)
        axes.set_xticks(at, [clipped(name or "as it is", 12) for name in effect.names])
    else:
        axes.fill_between(at, value - bars, value + bars, color=ink, alpha=BAND, linewidth=0)
        axes.plot(at, value, color=ink, marker="o", mfc=fill, markersize=4, zorder=3)
        if key.is_binned:
            axes.locator_params(axis="x", nbins=4)
            if key.is_duration:
                axes.xaxis.set_major_formatter(lambda value, _: numbers.duration(value))
        else:
            axes.set_xticks(*_spaced(at.tolist(), list(effect.names)))
    name = clipped(key.name, 40) + ("" if effect.decided else ": not decided")
    axes.set_title(name, size=fitting(name, SMALL_PT, 34), loc="left", color=ink, pad=4)


def _spaced(at: list[float], names: list[str], most: int = 5) -> tuple[list[float], list[str]]:
    """Not more labels than fit."""
    step = math.ceil(len(at) / most)
    return at[::step], [clipped(name, 8) for name in names[::step]]


def _rows(found: Sequence[Effect], surface: Surface) -> pd.DataFrame:
    import pandas as pd

    rows = [
        (surface.place.measure, one.key.name, name, at, value, half, surface.unit)
        for one in found
        for name, at, value, half in zip(one.names, one.at, one.value, one.half_width, strict=True)
    ]
    return pd.DataFrame(rows, columns=["measure", "key", "level", "at", "estimate", "half_width", "unit"])
