"""Resolution: the probability that a contact served by an agent solves the problem."""

from __future__ import annotations

from sim.scenario.bounds import Logit, Weight
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Resolution"]


class Resolution(Section):
    """Terms of the logit of the probability of resolution; see `sim.outcomes.resolution`."""

    base: Logit = marked(0.95, "A", "logit on the phone at the reference complexity")
    by_channel: dict[str, Logit] = marked(
        {"voice": 0.0, "chat": 0.0, "messenger": -0.1, "email": -0.3, "social": -0.5},
        "A",
        "logit added by channel",
    )
    slope: Weight = marked(3.0, "A", "logit lost per unit of complexity above the reference", le=20)
    transferred: Weight = marked(
        0.62, "S", "logit lost if the contact was transferred or the agent lacks the skill", "SQM", le=20
    )
    context: Weight = marked(
        0.15, "A", "logit lost if what the customer has told before is not at hand", le=20
    )
    training: Logit = marked(0.4, "A", "logit gained at full training")
    knowledge: Logit = marked(0.6, "P", "logit gained at a full knowledge base")
    qa: Logit = marked(0.15, "S", "logit gained by classical quality assurance", "SQM")
    qa_linked: Logit = marked(0.35, "S", "logit gained by quality assurance linked to resolution", "SQM")
    concurrency: Weight = marked(
        0.47,
        "P",
        "logit lost per further contact in hand on average",
        "ccplanning.net; Goes et al. 2018 (sign)",
        le=20,
    )
    haste: Weight = marked(
        1.6,
        "A",
        "logit lost per unit of ln(speed), and of ln of what a cap cuts",
        "Oliva, Sterman (sign)",
        le=20,
    )
    takeover: Logit = marked(0.2, "A", "logit gained where the agent does the customer's steps")
    ease: Logit = marked(0.0, "A", "logit added for an easy or a hard business")
