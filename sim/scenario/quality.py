"""Quality: training, knowledge base, quality assurance; levers that change nothing unless they are set."""

from __future__ import annotations

from typing import Literal

from sim.scenario.bounds import Share
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Quality"]


class Quality(Section):
    """What the center does for the quality of its answers."""

    training: Share = marked(0.0, "A", "how far agents are trained")
    knowledge: Share = marked(0.0, "A", "how complete the knowledge base is")
    knowledge_talk: Share = marked(0.1, "P", "talk saved by a complete knowledge base, as a share")
    qa: Literal["none", "classical", "linked"] = marked(
        "none",
        "S",
        "quality assurance: none, by classical criteria, or by criteria linked to resolution",
        "SQM",
    )
    standards: bool = marked(False, "A", "whether all agents answer by the same standards; see workforce")
    empathy: Share = marked(0.0, "A", "how far quality assurance looks at empathy")
