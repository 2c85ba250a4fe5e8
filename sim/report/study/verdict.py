"""The verdict of a study: a title, three sentences, and a few words for each claim, all from what was found."""

from __future__ import annotations

from dataclasses import dataclass

from sim.report.study.clause import clause, short, title
from sim.report.study.constants import constants_sentence
from sim.report.study.deciding import deciding_sentence
from sim.study.grid import cells, scenario_of
from sim.study.outcome import Outcome

__all__ = ["Verdict", "currency_of", "verdict"]

_TOLD = 3
"""Claims that are told in the first sentence; the others stand in the table of claims."""


@dataclass(frozen=True)
class Verdict:
    """What a study says.

    Attributes
    ----------
    title
        The clause of the first claim with its conditions, as a sentence without its full stop.
    sentences
        Which side wins, by the first claims; where that turns and how sure it is; how far it depends on constants that
        are assumptions.
    claims
        The verdict on each claim in a few words.
    """

    title: str
    sentences: tuple[str, str, str]
    claims: dict[str, str]


def currency_of(outcome: Outcome) -> str:
    """The unit of money of a study."""
    return scenario_of(
        outcome.study, outcome.study.mode(outcome.mode), next(cells(outcome.study))
    ).currency


def verdict(outcome: Outcome) -> Verdict:
    """Put the verdict into words."""
    claims, currency = outcome.study.claims, currency_of(outcome)
    told = [clause(outcome, name, needs=True) for name in list(claims)[:_TOLD]]
    rest = len(claims) - len(told)
    if rest:
        told.append(f"{rest} more {'claim is' if rest == 1 else 'claims are'} judged in the table")
    first = "; ".join(told)
    sentences = (
        f"{first[:1].upper()}{first[1:]}.",
        deciding_sentence(outcome, currency),
        constants_sentence(outcome, currency),
    )
    return Verdict(title(outcome), sentences, {name: short(outcome, name) for name in claims})
