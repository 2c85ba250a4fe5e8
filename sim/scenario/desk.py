"""The agents' desk: whether what the customer has told before is at hand."""

from __future__ import annotations

from sim.distributions.distribution import Distribution
from sim.scenario.bounds import Factor, Finite, Share
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Desk"]


class Desk(Section):
    """What agents see of a customer who has told it before: at an earlier contact, or before he was passed on."""

    single_window: bool = marked(False, "A", "all that is known of a customer stands in one window")
    scattered_talk: Factor = marked(1.08, "P", "multiplies talk while it stands in several")
    reask: Finite = marked(
        Distribution.parse("uniform low:1m high:4m"),
        "P",
        "talk added where the customer has to tell again what he has told before",
    )
    context: Share = marked(
        0.12, "P", "probability that what was told is at hand; a cold transfer never hands it on"
    )
    context_single: Share = marked(0.9, "P", "the same with a single window")
    automation: bool = marked(False, "A", "wrap-up is done for the agents in part")
    automation_wrap_up: Share = marked(
        0.5, "S", "multiplies wrap-up then", "vendors: wrap-up is 15 to 25 % of handle time"
    )
