"""A study with everything that a reader sees of it, made once for its page, its folder and the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.plots.style import Drawing
from sim.report.study.condition import condition_words
from sim.report.study.figures import picture, tornado
from sim.report.study.measure import value_words
from sim.report.study.tables import cell_table
from sim.report.study.verdict import Verdict, currency_of, verdict
from sim.report.table import Table
from sim.scenario.assumptions import UNSURE, assumptions
from sim.study.grid import cells, scenario_of
from sim.study.outcome import Outcome
from sim.study.sources import Sources

__all__ = ["Told", "tell"]


@dataclass(frozen=True, eq=False)
class Told:
    """What was found, its words, figures and table, and how it was made.

    Attributes
    ----------
    outcome, verdict
        The result and its words.
    picture, tornado
        Figures.
    table
        Every cell.
    currency
        Unit of money.
    provenance
        What must be known to repeat it; its `command` first.
    text
        The file of the study.
    sources
        Where claims come from.
    """

    outcome: Outcome
    verdict: Verdict
    picture: Drawing
    tornado: Drawing
    table: Table
    currency: str
    provenance: Mapping[str, Any]
    text: str
    sources: Sources

    @property
    def mode_words(self) -> str:
        """In which mode it was computed, and what that means."""
        return mode_words(self.outcome.mode, self.outcome.n)

    def claims(self) -> list[dict[str, str]]:
        """Claims with their sources and verdicts, one text a column."""
        study = self.outcome.study
        return [
            {
                "name": name,
                "says": claim.says,
                "cited": self.sources.cited(claim.sources),
                "verdict": self.verdict.claims[name],
            }
            for name, claim in study.claims.items()
        ]

    def assumed(self) -> list[dict[str, str]]:
        """The constants of the first cell that are assumed or recalled."""
        study = self.outcome.study
        scenario = scenario_of(study, study.mode(self.outcome.mode), next(cells(study)))
        return [
            {"key": one.key, "value": one.value, "unit": one.unit, "mark": one.mark, "source": one.source,
             "description": one.description}
            for one in assumptions(scenario)
            if one.mark in UNSURE
        ]  # fmt: skip

    def tried(self) -> list[dict[str, str]]:
        """The constants tried, with what is found at both ends."""
        rows = []
        for bar in self.outcome.swing.bars:
            one = bar.constant
            rows.append(
                {
                    "key": one.key,
                    "description": one.description,
                    "value": value_words(one.value),
                    "low": "–" if bar.low is None else f"{value_words(one.low)}: {bar.low.status.value}",
                    "high": "–" if bar.high is None else f"{value_words(one.high)}: {bar.high.status.value}",
                }
            )
        return rows

    def tried_where(self) -> str:
        """The condition under which constants were tried."""
        return condition_words(self.outcome.study, self.outcome.swing.condition)


def mode_words(mode: str, n: int | None = None) -> str:
    """A mode in a sentence."""
    if mode == "quick":
        return (
            "Quick mode: shorter spells and fewer replications, so wider intervals, and only the constants that a "
            "screening ranks first; the full mode decides more."
        )
    return "Full mode: all replications" + (f" ({n})" if n else "") + " and all constants of each study."


def tell(outcome: Outcome, provenance: Mapping[str, Any], text: str, sources: Sources) -> Told:
    """Put an outcome into words and pictures."""
    return Told(
        outcome,
        verdict(outcome),
        picture(outcome, sources),
        tornado(outcome, sources),
        cell_table(outcome),
        currency_of(outcome),
        provenance,
        text,
        sources,
    )
