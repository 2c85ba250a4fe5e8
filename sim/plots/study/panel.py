"""One measure of a study's picture: its heading, its numbers by cell, its axis."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING

from sim.comparison import Contrast
from sim.plots import numbers, style
from sim.study.grid import Cell, Grid

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

__all__ = ["Panel", "headroom"]

_HEADING_IN, _LINE_IN = 0.3, 0.16


@dataclass(frozen=True)
class Panel:
    """A measure as it is drawn.

    Attributes
    ----------
    measure
        As the study names it.
    heading
        In words.
    unit, currency
        How its numbers are written.
    better
        1 where the best has most, -1 where it has least.
    """

    measure: str
    heading: str
    unit: str
    currency: str = ""
    better: int = 1

    def named(self, change: bool = False) -> str:
        """Heading with its unit where ticks do not show it."""
        if self.unit == "money":
            return f"{self.heading}, {self.currency}"
        return f"{self.heading}, points" if change and self.unit == "share" else self.heading

    def write(self, axes: Axes, characters: int, change: bool = False, pad: float = 5) -> None:
        """The heading above the axes, of so many characters a line at its full size, on two lines if need be."""
        lines = self.lines(characters, change)
        size = style.fitting(max(lines, key=len), style.SMALL_PT, characters)
        axes.set_title("\n".join(lines), loc="left", size=size, weight="bold", pad=pad, linespacing=1.15)

    def lines(self, characters: int, change: bool = False) -> list[str]:
        """The heading in lines of about so many characters, two at most."""
        text = self.named(change)
        width = max(characters, (len(text) + 1) // 2 + 4)
        return [text] if len(text) <= characters else wrap(text, width)[:2]

    def ticks(self, axis: Axis, low: float, high: float, change: bool = False, most: int = 5) -> None:
        """Round ticks in the measure's unit.

        Parameters
        ----------
        axis
            The axis of values.
        low, high
            Its ends.
        change
            Whether values are differences, so that shares are told in points.
        most
            Number of steps at most.
        """
        from matplotlib.ticker import FixedLocator, MaxNLocator

        scale = 100.0 if self.unit == "share" else 1.0
        places = [
            float(v) / scale
            for v in MaxNLocator(most, steps=[1, 2, 5, 10]).tick_values(low * scale, high * scale)
            if low - 1e-12 <= v / scale <= high + 1e-12
        ]
        if self.unit == "s":
            width = [*style.duration_ticks(high - low, most), high - low][1]
            places = [n * width for n in range(math.ceil(low / width), math.floor(high / width) + 1)]
        step = min((b - a for a, b in pairwise(places)), default=1.0) * scale
        digits = max(0, min(4, -math.floor(math.log10(step) + 1e-9))) if step > 0 else 0
        axis.set_major_locator(FixedLocator(places))
        axis.set_ticklabels([self._tick(v, digits, change) for v in places])

    def _tick(self, value: float, digits: int, change: bool) -> str:
        sign = "+" if change and value > 0 else ""
        if self.unit == "s":
            text = numbers.duration(abs(value))
            return (numbers.MINUS if value < 0 else sign) + text
        text = sign + numbers.grouped(value * (100 if self.unit == "share" else 1), digits)
        return text + (" %" if self.unit == "share" and not change else "")

    def row(self, cell: Cell, one: Contrast, **more: object) -> dict[str, object]:
        """A line of the numbers behind the figure."""
        return {
            "condition": cell[0],
            "variant": cell[1],
            "measure": self.measure,
            **more,
            "estimate": one.value,
            "half_width": one.half_width(),
            "n": one.n,
        }

    def span(self, grid: Grid, cells: Iterable[Cell]) -> tuple[float, float]:
        """Where the values of some cells lie with their intervals, and a little more; shares within 0 and 1."""
        found = [grid.value(cell, self.measure) for cell in cells]
        return self.around(found)

    def around(self, found: Iterable[Contrast], zero: bool = False) -> tuple[float, float]:
        """Where numbers lie with their intervals, and a little more, so that both ends are finite and differ."""
        ends = [0.0] if zero else []
        for one in found:
            half = one.half_width()
            for sign in (-1, 1):
                end = one.value + sign * (half if math.isfinite(half) else 0.0)
                ends += [end] if math.isfinite(end) else []
        low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
        room = 0.06 * (high - low) or 0.05 * abs(high) or 1.0
        low, high = low - room, high + room
        if self.unit == "share" and not zero:
            low, high = max(low, 0.0 - room / 4), min(high, 1.0 + room / 4)
        return low, high


def headroom(panels: Iterable[Panel], characters: int, change: bool = False) -> float:
    """Inches above the axes that the headings of panels need."""
    return _HEADING_IN + _LINE_IN * (max(len(one.lines(characters, change)) for one in panels) - 1)
