"""Repeat contacts: who was served and not helped comes again."""

from __future__ import annotations

from sim.distributions.distribution import Distribution
from sim.scenario.bounds import Finite, Share, Within
from sim.scenario.marked import marked
from sim.scenario.section import Section
from sim.units import DAY, HOUR

__all__ = ["Repeat"]


class Repeat(Section):
    """Whether and when a customer whose problem is not solved makes another contact."""

    share: Share = marked(0.8, "A", "of those who were not helped at the first contact who come again", "SQM")
    fading: Share = marked(0.9, "A", "multiplies the share for each further contact")
    delay: Finite = marked(
        Distribution.parse("lognormal median:24h sigma:1.0"), "A", "time until the next contact"
    )
    within: Within = marked(14 * DAY, "A", "who would come later does not come at all")
    spread: Within = marked(
        2 * HOUR,
        "A",
        "who would come while the center is closed comes within so long of the opening, uniformly",
    )
    switch: Share = marked(0.0, "A", "of them who change as switch_to of the contact type says")
