"""What stands around a study's picture: question, verdict, how to read it, sources; and how conditions are marked."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sim.plots import style
from sim.study.finding import Status

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["DASHES", "MARKERS", "SIGNS", "Row", "Slide", "colour_of", "framed", "key_of", "key_rows"]

SIGNS: Final[dict[Status, str]] = {Status.HOLDS: "●", Status.FAILS: "▼", Status.OPEN: "○"}
"""The same signs as of targets on a report: met, missed, not decided."""
MARKERS: Final = ("o", "s", "D", "^", "v", "P")
DASHES: Final = ("-", (0, (5, 2)), (0, (2, 1.4)), (0, (7, 2, 1.5, 2)), (0, (1, 1)), (0, (9, 3)))
_COLOURS: Final = ("ink", "voice", "chat", "social", "email", "messenger")
"""Without the colour that marks where a verdict turns."""
_TITLE, _NOTE, _FOOT = 70, 112, 124
"""Characters of a line."""
_QUESTION_IN, _TITLE_IN, _NOTE_IN, _FOOT_IN = 0.2, 0.215, 0.165, 0.15
"""Heights of a line in inches."""
_ENTRIES, _WIDE_ENTRIES, _WIDE = 3, 2, 27
"""Conditions named in one row of the key, and how many where one has more than so many characters."""


@dataclass(frozen=True)
class Slide:
    """The words around a picture.

    Attributes
    ----------
    question
        What is asked.
    title
        The verdict.
    note
        Measure, unit, replications, what the intervals are.
    foot
        Where both claims come from.
    """

    question: str
    title: str
    note: str
    foot: str

    def _lines(self) -> tuple[list[str], list[str], list[str]]:
        return (
            textwrap.wrap(self.title, _TITLE),
            textwrap.wrap(self.note, _NOTE),
            [line for part in self.foot.split("\n") for line in textwrap.wrap(part, _FOOT)],
        )

    @property
    def head_in(self) -> float:
        """Height of all that stands above the picture."""
        title, note, _ = self._lines()
        return 0.1 + _QUESTION_IN + _TITLE_IN * len(title) + _NOTE_IN * len(note) + 0.12

    @property
    def foot_in(self) -> float:
        """Height of all that stands below."""
        return 0.06 + _FOOT_IN * len(self._lines()[2])


@dataclass(frozen=True)
class Row:
    """A condition, what became of the first claim under it, and whether that is not as under the one before.

    Attributes
    ----------
    condition
        Its name in the study.
    label
        In words.
    status
        Of the first claim; None where it is not asked.
    turned
        Whether the verdict turns between the condition before and this one.
    """

    condition: str
    label: str
    status: Status | None
    turned: bool = False

    @property
    def said(self) -> str:
        """Sign and status, and whether the verdict turns here."""
        if self.status is None:
            return ""
        return f"{SIGNS[self.status]} {'turns: ' if self.turned else ''}{self.status.value}"


def colour_of(position: int) -> str:
    """The colour of a condition by its position."""
    return style.COLOURS[_COLOURS[position % len(_COLOURS)]]


def framed(
    figure: Figure, slide: Slide, left_in: float, right_in: float, bottom_in: float, key_in: float = 0.0
) -> None:
    """Write the words and leave the rest to the picture.

    Parameters
    ----------
    figure
        From `style.sheet`.
    slide
        The words.
    left_in, right_in, bottom_in
        Margins of the picture; the bottom one is for its axis.
    key_in
        Height left for the key, under the note.
    """
    width, height = figure.get_size_inches()
    title, note, foot = slide._lines()
    x, down = 0.1 / width, 0.08

    def write(lines: list[str], step: float, size: float, weight: str = "normal", alpha: float = 1.0) -> None:
        nonlocal down
        for line in lines:
            figure.text(x, 1 - down / height, line, size=size, weight=weight, alpha=alpha, va="top", ha="left")
            down += step

    size = style.fitting(slide.question, style.SMALL_PT, 98)
    write([slide.question], _QUESTION_IN, size, alpha=0.75)
    write(title, _TITLE_IN, 12, "bold")
    write(note, _NOTE_IN, style.SMALL_PT - 0.5, alpha=0.75)
    for i, line in enumerate(reversed(foot)):
        figure.text(
            x, (0.06 + _FOOT_IN * i) / height, line, size=7.5, alpha=0.75, va="bottom", ha="left"
        )
    figure.subplots_adjust(
        left=left_in / width,
        right=1 - right_in / width,
        top=1 - (slide.head_in + key_in) / height,
        bottom=(slide.foot_in + bottom_in) / height,
    )


def key_rows(rows: Sequence[Row]) -> float:
    """Height in inches of the key to so many conditions; none for one that is not named."""
    if len(rows) == 1 and not rows[0].label:
        return 0.0
    return 0.34 * -(-len(rows) // _entries(rows)) + 0.04


def _entries(rows: Sequence[Row]) -> int:
    return _WIDE_ENTRIES if max(len(row.label) for row in rows) > _WIDE else _ENTRIES


def key_of(figure: Figure, slide: Slide, rows: Sequence[Row]) -> None:
    """The key: line, marker and name of each condition, and under it what became of the claim."""
    from matplotlib.lines import Line2D

    if not key_rows(rows):
        return
    width, height = figure.get_size_inches()
    entries = _entries(rows)
    for i, row in enumerate(rows):
        x = 0.14 + (width - 0.2) / entries * (i % entries)
        y = height - slide.head_in - 0.04 - 0.34 * (i // entries)
        colour = colour_of(i)
        line = Line2D(
            [x / width, (x + 0.32) / width],
            [y / height, y / height],
            color=colour,
            ls=DASHES[i % len(DASHES)],
            marker=MARKERS[i % len(MARKERS)],
            ms=4,
            markevery=[1],
            transform=figure.transFigure,
        )
        figure.add_artist(line)
        label = style.clipped(row.label, 90 // entries)
        figure.text((x + 0.42) / width, y / height, label, size=8.5, color=colour, va="center", weight="bold")
        tint = style.COLOURS["target" if row.turned else "ink"]
        figure.text((x + 0.42) / width, (y - 0.14) / height, row.said, size=8, color=tint, va="center")

