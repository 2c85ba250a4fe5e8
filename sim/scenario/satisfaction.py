"""Satisfaction: the probability that a customer is satisfied when the case closes, and what it rests on."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from sim.scenario.bounds import Logit, Share, Weight
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Effort", "Human", "Satisfaction"]


def _words(value: Any) -> Any:
    return tuple(value.split()) if isinstance(value, str) else value


def _rising(value: tuple[float, ...]) -> tuple[float, ...]:
    if list(value) != sorted(set(value)):
        raise ValueError(f"{list(value)} must rise")
    return value


_Cuts = Annotated[tuple[Logit, Logit, Logit, Logit], BeforeValidator(_words), AfterValidator(_rising)]


class Human(Section):
    """Human quality of a service, between 0 and 1; see `sim.outcomes.humanity`."""

    base: Share = marked(0.6, "A", "of an untrained agent at the usual speed")
    training: Weight = marked(0.2, "A", "gained at full training", le=1)
    personal: Weight = marked(0.15, "A", "gained by personal wording", "Packard, Berger 2021 (sign)", le=1)
    empathy: Weight = marked(0.1, "A", "gained by quality assurance of empathy", le=1)
    delight: Weight = marked(0.2, "A", "gained by doing more than was asked", le=1)
    haste: Weight = marked(0.5, "A", "lost per unit of ln(speed)", le=20)
    template: Weight = marked(0.2, "A", "lost if all answers are templates", le=1)
    concurrency: Weight = marked(0.1, "A", "lost per further contact in hand on average", le=1)
    unserved: Share = marked(0.3, "A", "of a case that no agent ever served")


class Effort(Section):
    """Customer effort; see `sim.outcomes.effort`."""

    late: Weight = marked(0.5, "A", "effort of a wait beyond the tolerance, once a case", le=10)
    steps: Weight = marked(0.5, "A", "effort of each step that the customer has to do", le=10)
    bot_failure: Weight = marked(0.5, "A", "effort of each failure of the bot", le=10)
    disloyal_base: Logit = marked(-3.7, "R", "logit of a disloyal attitude without effort", "CEB")
    disloyal_slope: Weight = marked(
        1.37, "R", "logit of a disloyal attitude per unit of effort", "CEB", le=20
    )


class Satisfaction(Section):
    """Terms of the logit of satisfaction; see `sim.outcomes.satisfaction`."""

    base: Logit = marked(
        -1.83,
        "F",
        "logit of an unresolved case at an endless wait and the worst manner",
        "SQM, with resolved and repeat",
    )
    speed: Weight = marked(
        math.log(6.0), "S", "ln of the odds ratio of best to worst speed: ln 6", "Gallup", le=20
    )
    by_channel: dict[str, Annotated[Weight, Field(le=20)]] = marked(
        {"voice": 0.6, "chat": 1.0, "messenger": 1.0, "email": 0.4, "social": 1.4},
        "A",
        "weight of speed by channel",
    )
    speed_weight: Weight = marked(1.0, "A", "weight of speed in this line of business", le=20)
    human_weight: Weight = marked(
        math.log(9.0), "S", "ln of the odds ratio of best to worst human quality: ln 9", "Gallup", le=20
    )
    resolved: Logit = marked(1.2, "F", "logit gained if the problem is solved", "SQM")
    repeat: Weight = marked(0.5, "F", "logit lost per repeat contact", "SQM", le=20)
    credit: Share = marked(0.3, "A", "how far a quick first answer makes up for a repeat contact")
    credit_fading: Share = marked(0.7, "A", "multiplies that for each repeat contact")
    effort: Weight = marked(
        0.3, "A", "logit lost per transfer, change of channel, and half a step", "SQM", le=20
    )
    abandoned: Weight = marked(0.35, "A", "logit lost per abandonment", le=20)
    broken: Weight = marked(
        0.5, "A", "logit lost if a wait was longer than announced", "Webb et al. (sign)", le=20
    )
    bot_failure: Weight = marked(
        0.5, "A", "logit lost per failure of the bot", "Crolic et al. 2022 (sign)", le=20
    )
    angry: Weight = marked(
        1.5,
        "A",
        "multiplies that if the customer needs it now or was served more than once",
        "Crolic et al. 2022 (sign)",
        le=20,
    )
    human: Human = Field(Human(), description="how an agent treats the customer")
    efforts: Effort = Field(Effort(), description="what the customer has to put up with")
    intention_base: Logit = marked(1.5, "F", "logit of the intention to leave at satisfaction 0", "SQM")
    intention_slope: Weight = marked(5.5, "F", "logit lost per unit of satisfaction", "SQM", le=20)
    answer_share: Share = marked(0.15, "A", "of closed cases whose customer answers the survey")
    cuts: _Cuts = marked(
        (-2.2, -1.1, 0.0, 1.1), "A", "where an answer becomes 2, 3, 4 and 5 on the scale of logits"
    )
