"""Measures of journeys: how cases went for the customers, and what is reported of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.fields import ENDINGS, JOURNEY_FIELDS, SERVED
from sim.metrics.parts import PARTS
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes
from sim.metrics.tally import Tally

__all__ = ["JOURNEY_MEASURES", "journey_ratios"]

_WHAT = ("abandons", "transfers", "switches")
_SOLVED = ("fcr_true", "fcr_reported", "resolved_true", "resolved_reported", "first_and_final")

JOURNEY_MEASURES = {
    **{f"{what}_per_case": "count" for what in (*_WHAT, "reexplained")},
    **dict.fromkeys(("unserved_share", "by_bot_share"), "share"),
    **dict.fromkeys(_SOLVED, "share"),
    "repeat_share": "share",
    "repeats_per_case": "count",
    "satisfaction": "share",
    "satisfaction.rest": "share",
    "satisfaction_ratio": "count",
    **{f"{what}.served_{n}": "share" for what in ("cases", "satisfaction", "resolved") for n in SERVED},
    "intention": "share",
    **{f"{what}.{ending}": "share" for what in ("cases", "satisfaction", "intention") for ending in ENDINGS},
    "effort": "count",
    "disloyal_share": "share",
    "survey_share": "share",
    "survey_top_two": "share",
    "survey_mean": "count",
}

_Fields = Mapping[str, NDArray[np.float64]]
_Pair = tuple[NDArray[np.float64], NDArray[np.float64]]


def journey_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total, channel, contact type, segment and topic with which the case opened, booked where it opened.

    None without journeys. Scopes of segments and topics are there where they tell more than the contact types.

    =================== =======================================================================================
    abandons_per_case   contacts that the customer left, over cases; transfers_per_case: times he was passed on,
                        switches_per_case: changes of channel, reexplained_per_case: talks in which he had to tell
                        again what he had told before
    unserved_share      of closed cases: no contact of which was served by an agent, and which the bot has not solved
    by_bot_share        of closed cases: solved by the bot, no contact of which was served by an agent
    fcr_true            of cases of which a contact was served: solved by the first of these
    fcr_reported        of the same: after the first of these none followed within the reported window
    resolved_true       of closed cases: the problem is solved
    resolved_reported   of closed cases: a contact of which was served, or which the bot closed and nobody took up
                        again within the reported window
    first_and_final     cases solved by their first contact that was served, over all contacts served
    repeat_share        of cases of which a contact was served: whose customer came again for want of a solution
    repeats_per_case    such contacts over cases
    satisfaction        probability that the customer is satisfied, mean over closed cases
    cases.first …       of closed cases: solved by the first contact that was served; later: by a later one;
                        unresolved: served and not solved; unserved: neither served nor solved; by_bot: solved by
                        the bot alone. satisfaction.first … of these
    satisfaction.rest   the same of all but the first
    satisfaction_ratio  satisfaction.first over satisfaction.rest; replications weigh by their numbers of cases
    cases.served_1 …    of closed cases that were served: with so many contacts served (more: four and more);
                        satisfaction.served_1 … and resolved.served_1 … of these
    intention           to leave, mean over closed cases; intention.first … of those that went so
    effort              customer effort from 1 to 5, mean over closed cases
    disloyal_share      probability of a disloyal attitude by that effort
    survey_share        of closed cases: whose customer answered the survey
    survey_top_two      of the answers: 4 or 5 of 5; survey_mean: their mean
    =================== =======================================================================================

    From fcr_true to first_and_final only with resolution, repeats with repeat contacts, what is told again with a desk,
    what the bot solves with one, the rest with satisfaction.
    """
    if not meta.feels:
        return
    scopes = Scopes.of_journeys(meta)
    f = dict(zip(JOURNEY_FIELDS, scopes.summed(one.journeys, meta), strict=True))
    pairs: dict[str, _Pair] = {f"{what}_per_case": (f[what], f["cases"]) for what in _WHAT}
    pairs["unserved_share"] = (f["closed_unserved"], f["closed"])
    if "bot" in meta.mechanisms:
        pairs["by_bot_share"] = (f["closed_by_bot"], f["closed"])
    if "resolution" in meta.mechanisms:
        pairs |= _resolution(f)
    if "repeat" in meta.mechanisms:
        pairs["repeat_share"] = (f["repeating"], f["ever_served"])
        pairs["repeats_per_case"] = (f["repeats"], f["cases"])
    if "desk" in meta.mechanisms:
        pairs["reexplained_per_case"] = (f["reexplained"], f["cases"])
    if "satisfaction" in meta.mechanisms:
        pairs |= _satisfaction(f) | _by_served(f, "resolution" in meta.mechanisms) | _attitude(f)
        if "bot" not in meta.mechanisms:
            pairs = {measure: pair for measure, pair in pairs.items() if not measure.endswith(".by_bot")}
    for measure, (top, bottom) in pairs.items():
        yield Ratio(measure, JOURNEY_MEASURES[measure], scopes.labels, top, bottom)


def _resolution(f: _Fields) -> dict[str, _Pair]:
    return {
        "fcr_true": (f["first"], f["ever_served"]),
        "fcr_reported": (f["reported"], f["ever_served"]),
        "resolved_true": (f["resolved"], f["closed"]),
        "resolved_reported": (f["closed_reported"], f["closed"]),
        "first_and_final": (f["first"], f["contacts_served"]),
    }


def _satisfaction(f: _Fields) -> dict[str, _Pair]:
    sums = {ending: f[f"satisfaction_{ending}"] / PARTS for ending in ENDINGS}
    whole = np.sum(list(sums.values()), axis=0)
    first, rest = sums["first"], whole - sums["first"]
    n_first, n_rest = f["closed_first"], f["closed"] - f["closed_first"]
    out: dict[str, _Pair] = {"satisfaction": (whole, f["closed"])}
    for ending in ENDINGS:
        out[f"cases.{ending}"] = (f[f"closed_{ending}"], f["closed"])
        out[f"satisfaction.{ending}"] = (sums[ending], f[f"closed_{ending}"])
    return out | {
        "satisfaction.rest": (rest, n_rest),
        "satisfaction_ratio": (first * n_rest, rest * n_first),
    }


def _by_served(f: _Fields, resolution: bool) -> dict[str, _Pair]:
    out: dict[str, _Pair] = {}
    for n in SERVED:
        closed = f[f"closed_served_{n}"]
        out[f"cases.served_{n}"] = (closed, f["closed_served"])
        out[f"satisfaction.served_{n}"] = (f[f"satisfaction_served_{n}"] / PARTS, closed)
        if resolution:
            out[f"resolved.served_{n}"] = (f[f"resolved_served_{n}"], closed)
    return out


def _attitude(f: _Fields) -> dict[str, _Pair]:
    """Intentions, effort and what the survey says."""
    sums = {ending: f[f"intention_{ending}"] / PARTS for ending in ENDINGS}
    out: dict[str, _Pair] = {"intention": (np.sum(list(sums.values()), axis=0), f["closed"])}
    out |= {f"intention.{ending}": (sums[ending], f[f"closed_{ending}"]) for ending in ENDINGS}
    return out | {
        "effort": (f["effort"] / PARTS, f["closed"]),
        "disloyal_share": (f["disloyal"] / PARTS, f["closed"]),
        "survey_share": (f["answers"], f["closed"]),
        "survey_top_two": (f["top_two"], f["answers"]),
        "survey_mean": (f["answered_sum"], f["answers"]),
    }
