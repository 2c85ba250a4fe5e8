"""Quality: training, knowledge base, quality assurance; levers that change nothing unless they are set."""

from __future__ import annotations

from typing import Literal

from sim.scenario.bounds import Share, Weight
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Quality"]


class Quality(Section):
    """What the center does for the quality of its answers."""

    training: Share = marked(0.0, "A", "how far agents are trained")
    training_hours: Weight = marked(
        40.0, "A", "paid hours that half of what is possible costs per agent, once a run", le=10_000
    )
    knowledge: Share = marked(0.0, "A", "how complete the knowledge base is at the start")
    learning: Share = marked(
        0.0, "A", "share of what the knowledge base lacks that is added in a week; 0.01 with team dialogue"
    )
    knowledge_talk: Share = marked(0.1, "P", "talk saved by a complete knowledge base, as a share")
    qa: Literal["none", "classical", "linked"] = marked(
        "none",
        "S",
        "quality assurance: none, by classical criteria, or by criteria linked to resolution",
        "SQM",
    )
    qa_cost: Share = marked(0.02, "A", "its cost, as a share of paid hours")
    standards: bool = marked(False, "A", "whether all agents answer by the same standards; see workforce")
    empathy: Share = marked(0.0, "A", "how far quality assurance looks at empathy")
