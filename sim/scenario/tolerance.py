"""Tolerance: how long a wait customers put up with before it displeases them; patience is how long they stay."""

from __future__ import annotations

from typing import Literal

from sim.distributions.distribution import Distribution
from sim.scenario.bounds import Factor, Finite, Share, Weight
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Tolerance"]


def _law(text: str) -> Distribution:
    return Distribution.parse(text)


class Tolerance(Section):
    """The tolerance of a contact by channel, what the wait felt like, and what shortens patience.

    The speed score of a contact is E / (E + W): E the tolerance, W the felt wait until the first useful reply.
    """

    voice: Finite = marked(
        _law("lognormal median:0.93m sigma:2.0"), "F", "tolerance on the phone", "Arise/Google survey 2017"
    )
    chat: Finite = marked(_law("lognormal median:1m sigma:1.2"), "A", "tolerance in chat")
    messenger: Finite = marked(_law("lognormal median:5m sigma:1.2"), "A", "tolerance in messengers")
    email: Finite = marked(
        _law("lognormal median:117m sigma:1.52"), "F", "tolerance by email", "Toister; Eptica surveys"
    )
    social: Finite = marked(
        _law("lognormal median:102m sigma:2.61"), "F", "tolerance on social media", "The Social Habit survey"
    )
    correlation: float = marked(
        0.0,
        "A",
        "rank correlation of tolerance and patience",
        unit="correlation",
        ge=-0.99,
        le=0.99,
        allow_inf_nan=False,
    )
    patience_scale: Factor = marked(1.0, "A", "multiplies all patience; 0.5 for customers of the 2020s")
    urgent_patience: Factor = marked(0.8, "A", "multiplies patience if the case is urgent")
    urgent_tolerance: Factor = marked(0.6, "A", "multiplies tolerance if the case is urgent")
    abandon_patience: Factor = marked(
        0.9, "A", "multiplies patience for each earlier abandonment of the case", "Emadi, Swaminathan (sign)"
    )
    bot_patience: Factor = marked(
        0.7, "A", "multiplies patience of a contact to which the bot has answered something else"
    )
    ratchet: Weight = marked(
        0.0, "A", "how much of the way to a shorter wait than tolerated a customer's tolerance goes", le=1
    )
    night_share: Share = marked(
        0.57,
        "S",
        "of who write while the center is closed whose felt wait begins at once; for others at opening",
        "The Social Habit survey: 57 % expect the same response at night",
    )
    offline_weight: Share = marked(
        0.2, "A", "felt wait per minute after hanging up for a callback or leaving a message"
    )
    hold: Literal["silence", "music", "information"] = marked(
        "silence", "A", "what callers hear while they wait"
    )
    hold_music: Factor = marked(1.1, "A", "felt over real wait with music", "Whiting, Donthu (sign)")
    hold_information: Factor = marked(
        0.9, "A", "felt over real wait with information", "Whiting, Donthu (sign)"
    )
