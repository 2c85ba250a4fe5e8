"""Measures of agent groups and of lines: what passes while time passes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.fields import TIME_FIELDS
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes, window_ticks
from sim.metrics.tally import Tally

__all__ = ["GROUP_MEASURES", "group_ratios", "line_ratios"]

GROUP_MEASURES = {
    "occupancy": "share",
    "free_share": "share",
    "set_up_share": "share",
    "concurrency": "contacts",
    "utilisation": "share",
    "scheduled": "agents",
    "on_duty": "agents",
    "finishing": "agents",
    "lines_mean": "count",
}


def group_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total and group, booked in the interval in which the time passes.

    ============== ============================================================================================
    occupancy      time with at least one contact in talk or wrap-up over logged-in time
    free_share     the rest of logged-in time over logged-in time; who sets up a contact and does nothing else is free
    set_up_share   set-up of contacts over logged-in time
    concurrency    (set-up + talk + wrap-up) of contacts over (time with a contact in talk or wrap-up + set-up):
                   contacts in hand of who has any
    utilisation    logged-in over paid time
    scheduled      paid time over measured time
    on_duty        logged-in time over measured time
    finishing      logged-in time after the end of the shift over measured time
    ============== ============================================================================================
    """
    scopes = Scopes.of_groups(meta)
    summed = scopes.summed(one.groups[: len(TIME_FIELDS)], meta)
    f = dict(zip(TIME_FIELDS, summed, strict=True))
    ticks = np.broadcast_to(window_ticks(meta), f["paid"].shape)
    in_hand = f["set_up"] + f["talk"] + f["wrap_up"]
    pairs: dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]] = {
        "occupancy": (f["busy"], f["logged_in"]),
        "free_share": (f["logged_in"] - f["busy"], f["logged_in"]),
        "set_up_share": (f["set_up"], f["logged_in"]),
        "concurrency": (in_hand, f["busy"] + f["set_up"]),
        "utilisation": (f["logged_in"], f["paid"]),
        "scheduled": (f["paid"], ticks),
        "on_duty": (f["logged_in"], ticks),
        "finishing": (f["finishing"], ticks),
    }
    for measure, (top, bottom) in pairs.items():
        yield Ratio(measure, GROUP_MEASURES[measure], scopes.labels, top, bottom)


def line_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """`lines_mean`: lines in use, mean over measured time, by total and channel."""
    scopes = Scopes.of_channels(meta)
    in_use = scopes.summed(one.lines, meta)
    ticks = np.broadcast_to(window_ticks(meta), in_use.shape)
    yield Ratio("lines_mean", "count", scopes.labels, in_use, ticks)
