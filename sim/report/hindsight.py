"""Measured against simulated, as tables: Markdown for documents, cells for the page, a few lines for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.calibration.hindsight import Hindsight
from sim.plots import numbers

__all__ = ["COLUMNS", "Line", "heading", "lines", "markdown", "summary"]

COLUMNS: dict[str, tuple[str, float, int]] = {
    "p_wait": ("P(wait > 0), %", 100.0, 1),
    "mean_wait": ("Mean wait, s", 1.0, 1),
    "p_abandoned": ("Abandoned, %", 100.0, 1),
    "within": ("Served within {within}, %", 100.0, 1),
}
"""Columns of the comparison: heading, factor and decimals of what is printed."""


@dataclass(frozen=True)
class Line:
    """One line: its name, calls a day, and pairs (measured, simulated) in the order of `COLUMNS`, as texts.

    `odd` tells for each pair whether the measured value lies outside of what 95 % of simulated spells give.
    """

    name: str
    calls: str
    cells: tuple[tuple[str, str], ...]
    odd: tuple[bool, ...]


def _text(value: float, half: float | None, factor: float, digits: int) -> str:
    text = numbers.grouped(value * factor, digits)
    return text if half is None else f"{text} ± {numbers.grouped(half * factor, digits)}"


def lines(seen: Hindsight) -> Iterator[Line]:
    """The rows of a comparison, the whole day last."""
    for real, model in zip(seen.measured, seen.simulated, strict=True):
        cells, odd = [], []
        for column, (_, factor, digits) in COLUMNS.items():
            value = getattr(real, column)
            told = _text(value, real.half.get(column), factor, digits)
            cells.append((told, _text(getattr(model, column), model.half[column], factor, digits)))
            odd.append(not model.low[column] <= value <= model.high[column])
        name = "all day" if real.hour is None else f"{real.hour:02d}:00"
        yield Line(name, f"{real.calls_per_day:.1f}", tuple(cells), tuple(odd))


def heading(seen: Hindsight) -> str:
    """Which days were compared, and what the fit knew of them."""
    compared = f"{seen.seen[0]} to {seen.seen[1]}"
    if not seen.fair:
        return f"The days of the fit, {compared}"
    fitted = f"{seen.fitted_on[0]} to {seen.fitted_on[1]}"
    return f"Days that the fit has not seen: fitted on {fitted}, compared on {compared}"


def summary(seen: Hindsight, within: str) -> list[str]:
    """One sentence a column: how far off the hours are, and the whole day."""
    out = []
    for column, gap in seen.gaps().items():
        name, factor, digits = COLUMNS[column]
        words, _, unit = name.format(within=within).rpartition(", ")
        unit = "points" if unit == "%" else unit
        off = numbers.grouped(gap.rms * factor, digits)
        bias, whole = (_signed(value * factor, digits) for value in (gap.bias, gap.whole))
        out.append(
            f"{words}: rms error over the hours {off} {unit}, mean error {bias}, of the whole day {whole}; "
            f"measured within the range of simulated spells in {gap.inside} of {gap.hours} hours"
        )
    return out


def _signed(value: float, digits: int) -> str:
    text = numbers.grouped(value, digits)
    return text if text.startswith(numbers.MINUS) else f"+{text}"


def markdown(seen: Hindsight, within: str) -> str:
    """The comparison as a Markdown table with its errors below.

    Parameters
    ----------
    seen
        The comparison.
    within
        The acceptable wait as text, such as `20s`.
    """
    heads = ["Hour", "Calls a day"]
    for name, _, _ in COLUMNS.values():
        label = name.format(within=within)
        heads += [f"{label}: measured", "simulated"]
    out = [_row(heads), _row(["---", *["---:"] * (len(heads) - 1)])]
    for line in lines(seen):
        flat = [text for pair in line.cells for text in pair]
        row = [line.name, line.calls, *flat]
        out.append(_row([f"**{cell}**" for cell in row] if line.name == "all day" else row))
    said = [f"- {sentence}." for sentence in summary(seen, within)]
    return "\n".join([*out, "", *said]) + "\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
