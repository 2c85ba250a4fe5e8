"""Impatience in writing: customers who leave a chat without a word, write once more elsewhere, or give up."""

from __future__ import annotations

from pydantic import model_validator

from sim.scenario.bounds import Share, Within
from sim.scenario.marked import marked
from sim.scenario.section import Section
from sim.units import MINUTE

__all__ = ["Impatience"]


class Impatience(Section):
    """What becomes of who waits in writing at the end of his patience; nobody hangs up there."""

    silent_share: Share = marked(
        0.7,
        "M",
        "of those who leave a chat who do so without a word",
        "Castellanos, Yom-Tov, Goldberg, Park 2025: .71 at one company",
    )
    silent_open: Within = marked(2 * MINUTE, "A", "time that an agent loses with such a chat")
    duplicate: Share = marked(
        0.4, "A", "of those who wait for a message, mail or post who write once more, as switch_to says, and wait on"
    )
    give_up: Share = marked(0.1, "A", "of them who give up for good; the rest wait on")

    @model_validator(mode="after")
    def _check(self) -> Impatience:
        if self.duplicate + self.give_up > 1 + 1e-9:
            raise ValueError(f"duplicate {self.duplicate:g} and give_up {self.give_up:g} are more than the whole")
        return self
