"""Updates: customers are told on the way how far the back office is."""

from __future__ import annotations

from sim.scenario.bounds import Share, Weight
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Updates"]


class Updates(Section):
    """What it does that customers are kept informed."""

    relief: Share = marked(
        0.5, "A", "multiplies the rate at which they ask how far it is", "Buell, Norton 2011 (sign)"
    )
    opinion: Weight = marked(
        0.2, "A", "logit of satisfaction gained by it", "Buell, Norton 2011 (sign)", le=20
    )
