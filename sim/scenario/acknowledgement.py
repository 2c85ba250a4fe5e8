"""Acknowledgements: customers are told that what they wrote has arrived."""

from __future__ import annotations

from typing import Literal

from sim.scenario.bounds import Factor, Names, Within
from sim.scenario.marked import marked
from sim.scenario.section import Section
from sim.units import DAY

__all__ = ["Acknowledgement"]


class Acknowledgement(Section):
    """What is sent to who still waits some time after he has come; it never ends his wait."""

    kind: Literal["hollow", "plain", "time_frame"] = marked(
        "plain",
        "A",
        "hollow: a text with nothing behind it; time_frame: says how long it will take",
    )
    delay: Within = marked(0, "A", "from the contact's arrival to the acknowledgement")
    channels: Names = marked(("email", "social"), "A", "channels in which it is sent")
    patience: float = marked(
        1.5,
        "A",
        "multiplies the patience of who still waits when it comes",
        "Castellanos, Yom-Tov, Goldberg 2025 (sign)",
        ge=1,
        le=1000,
        allow_inf_nan=False,
    )
    tolerance: Factor = marked(1.2, "A", "multiplies the tolerance of who still waits when it comes")
    hollow_patience: float = marked(
        1.2, "A", "patience if there is nothing behind it", ge=1, le=1000, allow_inf_nan=False
    )
    hollow_tolerance: Factor = marked(1.0, "A", "tolerance if there is nothing behind it")
    hollow_limit: float = marked(
        5.0,
        "A",
        "a felt wait of more than so many tolerances after a hollow one does damage",
        ge=0,
        le=1000,
        allow_inf_nan=False,
    )
    hollow_damage: float = marked(
        0.5, "A", "that damage, of one by a bot that fails", ge=0, le=20, allow_inf_nan=False
    )
    promise: Within = marked(
        DAY, "S", "what a time frame says; a longer felt wait breaks it", "benchmarks: email within a day"
    )
