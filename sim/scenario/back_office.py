"""The back office: work on a case after the talk, about which customers ask how far it is."""

from __future__ import annotations

from sim.distributions.distribution import Distribution
from sim.scenario.bounds import Factor, Finite
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["BackOffice"]


class BackOffice(Section):
    """How long cases that need it take, and how often customers ask meanwhile; no agent is occupied by it."""

    delay: Finite = marked(
        Distribution.parse("lognormal median:24h sigma:0.8"),
        "A",
        "from the end of the contact until it is done",
    )
    check_per_day: float = marked(
        0.35, "A", "contacts a day by which a customer asks how far it is", ge=0, le=1000, allow_inf_nan=False
    )
    check_talk: Factor = marked(1.0, "A", "multiplies the talk of such a contact")
