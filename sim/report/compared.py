"""A comparison as its report sees it: names of measures, sentences, what rests on assumptions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from sim.comparison import Comparison
from sim.comparison.joint import METHOD
from sim.comparison.verdict import Wording, lowered
from sim.plots import numbers
from sim.replications import Place
from sim.report.data import CHANNELS
from sim.report.headings import MEASURES
from sim.scenario.assumptions import assumptions

__all__ = ["Compared", "place_text"]

_AT_ALL = 1.05
"""From here on luck in common is said to have saved something."""


def place_text(place: Place) -> str:
    """A measure as a heading: ``Service level``, ``Average wait of answered, chats``."""
    name = place.measure
    if name.startswith("target."):
        text = f"Target {name.removeprefix('target.')}"
    elif name.startswith("wait_p"):
        text = f"Wait, {MEASURES.get(name, name.removeprefix('wait_'))}"
    else:
        text = MEASURES.get(name, name.replace("_", " ").replace(".", ", ").capitalize())
    return text if place.scope == "total" else f"{text}, {CHANNELS.get(place.name, place.name)}"


@dataclass(frozen=True, eq=False)
class Compared:
    """What page, workbook and screen are made from.

    Attributes
    ----------
    comparison
        Estimates and differences.
    changes
        What each variant changes, by name, as it was typed.
    provenance
        Seed, engine, versions, command …, in the order in which they are to be read.
    """

    comparison: Comparison
    changes: Mapping[str, str]
    provenance: Mapping[str, Any]

    @property
    def currency(self) -> str:
        """Unit of money."""
        return self.comparison.scenarios[self.comparison.base].currency

    @property
    def scenario_name(self) -> str:
        """Of the base."""
        return self.comparison.scenarios[self.comparison.base].name

    @property
    def title(self) -> str:
        """What is compared."""
        base = self.comparison.scenarios[self.comparison.base]
        return base.title or base.name

    @cached_property
    def assumptions(self) -> Sequence[Mapping[str, Any]]:
        """Constants in use in any variant, with their marks; the first that uses one counts."""
        found: dict[str, Mapping[str, Any]] = {}
        for scenario in self.comparison.scenarios.values():
            for one in assumptions(scenario):
                found.setdefault(one.key, asdict(one))
        return list(found.values())

    @property
    def wording(self) -> Wording:
        """How the report writes measures and numbers."""

        def level(value: float, half_width: float, unit: str) -> str:
            return numbers.written(value, half_width, unit, self.currency)

        def change(value: float, half_width: float, unit: str) -> str:
            return numbers.change(value, half_width, unit, self.currency)

        return Wording(place_text, level, change)

    @property
    def sentence(self) -> str:
        """The answer."""
        return self.comparison.verdict.sentence(self.wording)

    @property
    def headline(self) -> str:
        """The answer in some words."""
        said = self.comparison.verdict
        if said.kind == "the same":
            return "No difference"
        if said.winner is None:
            return "Not decided yet"
        if said.kind == "selected":
            return f"“{said.winner}” is selected as the best"
        to_base = next((gap for gap in said.gaps if gap.name == said.base), None)
        gap = to_base or said.gaps[0]
        lead = self.wording.change(gap.value, gap.half_width, said.unit).partition(numbers.PM)[0]
        verb = "wins" if said.direction else "has the most"
        text = f"“{said.winner}” {verb}: {lowered(place_text(said.place))} {lead}"
        return text if to_base else f"{text} against “{gap.name}”"

    @property
    def sureness(self) -> list[str]:
        """How sure that is and why, a sentence each."""
        return [one for one in (self._joint, self._looked, self._luck) if one]

    @property
    def _joint(self) -> str:
        one = self.comparison
        if one.n < 2:
            return ""
        n = len(one.pairs)
        if one.selection is not None:
            runs = ", ".join(f"{name} {numbers.grouped(scores.n)}" for name, scores in one.scores.items())
            return (
                f"Replications: {runs}. Their number depended on what was seen, so the intervals below describe and do "
                "not prove; the guarantee is that of the selection."
            )
        pairs = f"Paired differences over {numbers.grouped(one.n)} replications"
        if n == 1:
            return f"{pairs}, with the 95 % interval."
        each = f"{METHOD}, each at {one.confidence * 100:.2f} %"
        return f"{pairs}; the intervals of all {n} hold at once with 95 % ({each})."

    @property
    def _looked(self) -> str:
        one = self.comparison
        if one.pilot:
            widest = max(one.half_width(name) for name in one.names[1:])
            text = (
                f"The number of replications was computed from the spread of the first {one.pilot} (two stages, Stein "
                "1945), whose degrees of freedom the interval has."
            )
            missed = " The half-width that was wanted would have taken more than until.most."
            return text + missed if widest > one.wanted * (1 + 1e-9) else text
        if len(one.looks) < 2:
            return ""
        sizes = ", ".join(numbers.grouped(size) for size in one.looks if size <= one.n)
        return (
            f"It was looked at {sizes} replications, and might have been at {numbers.grouped(one.looks[-1])}; the "
            f"intervals of all looks are so wide ({one.confidence * 100:.2f} %) that they hold together (Pocock 1977)."
        )

    @property
    def _luck(self) -> str:
        said = self.comparison.verdict
        if not said.gaps or self.comparison.n < 2:
            return ""
        saved = self.comparison.saved(said.leader, said.gaps[0].name)
        if not math.isfinite(saved):
            return ""
        if saved < _AT_ALL:
            return "Common random numbers saved nothing here: what the variants change outweighs what they share."
        return (
            f"Common random numbers: with luck of its own for each variant the difference of “{said.leader}” and "
            f"“{said.gaps[0].name}” would take {times(saved)} times as many replications."
        )


def times(saved: float) -> str:
    """How many times as many, two digits."""
    if not math.isfinite(saved):
        return numbers.NONE
    return numbers.grouped(float(f"{saved:.2g}"), 1 if saved < 9.95 else 0)
