"""What contact types mean to customers, as rows of the plan."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.names import CHANNELS, AtClosing
from sim.plan.laws import Laws
from sim.plan.tables import MOOD_PLAN
from sim.scenario import Scenario
from sim.scenario.acknowledgement import Acknowledgement
from sim.scenario.tolerance import Tolerance
from sim.units import NEVER

__all__ = ["build_moods", "speed_weights"]


def build_moods(scenario: Scenario, laws: Laws, channels: NDArray[np.void]) -> NDArray[np.void]:
    """`MOOD_PLAN`, one row a contact type; tolerances are entered in `laws`.

    Without tolerance waits feel as long as they are, without satisfaction speed weighs nothing, without resolution the
    logit is 0, without a bot nobody meets it, and without acknowledgement none ever comes.
    """
    tolerance, resolution = scenario.tolerance, scenario.resolution
    out = np.zeros(len(scenario.contact_types), dtype=MOOD_PLAN)
    out["speed_weight"] = speed_weights(scenario)
    for row, kind in zip(out, scenario.contact_types.values(), strict=True):
        channel = kind.channel
        row["waits_offline"] = channels[CHANNELS.index(channel)]["at_closing"] == AtClosing.KEEP
        row["tolerance"], row["hold"] = -1, 1.0
        _acknowledging(row, scenario.acknowledgement, channel)
        if tolerance is not None:
            row["tolerance"] = laws.row(getattr(tolerance, channel))
            row["hold"] = _hold(tolerance) if channel == "voice" else 1.0
        if scenario.bot is not None:
            row["coverage"] = scenario.bot.coverage[channel]
        if resolution is not None:
            row["resolution"] = resolution.base + resolution.by_channel.get(channel, 0.0) + resolution.ease
    return out


def speed_weights(scenario: Scenario) -> tuple[float, ...]:
    """By contact type: the weight of speed in the logit of satisfaction; 0 without satisfaction."""
    one = scenario.satisfaction
    if one is None:
        return (0.0,) * len(scenario.contact_types)
    by_type = (one.by_channel[kind.channel] for kind in scenario.contact_types.values())
    return tuple(one.speed * of_channel * one.speed_weight for of_channel in by_type)


def _hold(tolerance: Tolerance) -> float:
    """Felt over real wait on the phone."""
    factors = {"silence": 1.0, "music": tolerance.hold_music, "information": tolerance.hold_information}
    return factors[tolerance.hold]


def _acknowledging(row: np.void, given: Acknowledgement | None, channel: str) -> None:
    """When contacts of a channel are acknowledged, and what that does."""
    row["acknowledged_after"], row["promised"] = NEVER, NEVER
    row["acknowledged_patience"] = row["acknowledged_tolerance"] = 1.0
    row["hollow_limit"] = np.inf
    if given is None or channel not in given.channels:
        return
    is_hollow = given.kind == "hollow"
    row["acknowledged_after"] = given.delay
    row["acknowledged_patience"] = given.hollow_patience if is_hollow else given.patience
    row["acknowledged_tolerance"] = given.hollow_tolerance if is_hollow else given.tolerance
    if is_hollow:
        row["hollow_limit"] = given.hollow_limit
    if given.kind == "time_frame":
        row["promised"] = given.promise
