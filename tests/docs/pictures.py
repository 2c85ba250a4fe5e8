"""The pictures of docs/model.md, drawn from the functions that both engines call."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from sim.outcomes import (
    repeat_share,
    resolution_logit,
    resolution_share,
    satisfaction,
    speed_score,
    tolerance_ticks,
)
from sim.plan.behaviour import build_behaviour
from sim.plan.laws import Laws
from sim.plots import style
from sim.scenario import load
from sim.scenario.satisfaction import Satisfaction
from sim.scenario.tolerance import Tolerance
from sim.units import HOUR, MINUTE, SECOND

__all__ = ["CHANNELS", "PICTURES", "contacts", "row", "satisfied", "score", "solved", "told"]

CHANNELS = ("voice", "chat", "messenger", "email", "social")
ENDLESS = 10**9
_BUSINESS = {0.8: "easy (0.8)", 1.6: "default (1.6)", 3.0: "hard (3)", 6.0: "very hard (6)"}
"""Values of `resolution.haste`, and what the lines are called."""


@cache
def row(haste: float | None = None) -> Any:
    """The row of behaviour of a scenario with every mechanism at its defaults."""
    sections: dict[str, Any] = {name: {} for name in ("tolerance", "resolution", "repeat", "satisfaction")}
    if haste is not None:
        sections["resolution"] = {"haste": haste}
    return build_behaviour(load("erlang_a").with_(sections), Laws())


def told(function: Callable[..., Any], **said: Any) -> Any:
    """A formula with what is said; whatever else it asks for does not happen (0)."""
    return function(**{name: said.get(name, 0) for name in inspect.signature(function).parameters})


def solved(v: float = 1.0, n: float = 1.0, haste: float | None = None, **said: Any) -> float:
    """The probability that a contact of reference complexity on the phone solves the problem."""
    b = row(haste)
    base = float(b[0]["resolution_base"]) + said.pop("added", 0.0)
    c = float(b[0]["handling_reference"])
    logit = told(resolution_logit, b=b, base=base, complexity=c, v=v, **said)
    return float(told(resolution_share, b=b, logit=logit, n_avg=n))


def satisfied(waits: float, *, resolved: int, n: int = 1, channel: str = "voice", h: float = 0.6) -> float:
    """Satisfaction after waits of so many times the tolerance each."""
    s = told(speed_score, tolerance=MINUTE, felt=round(min(waits, ENDLESS) * MINUTE))
    weight = Satisfaction().speed * Satisfaction().by_channel[channel]
    said = {"s": s, "s_first": s, "h": h, "resolved": resolved, "n_served": n}
    return float(told(satisfaction, b=row(), speed_weight=weight, **said))


@cache
def _tolerances(channel: str) -> tuple[int, ...]:
    """Tolerances of a thousand customers, evenly over the distribution."""
    laws = Laws()
    at = laws.row(getattr(Tolerance(), channel))
    tables = laws.tabulated()
    ranks = (np.arange(1000) + 0.5) / 1000
    return tuple(tolerance_ticks(row(), tables.laws, tables.knots, at, 0.5, float(u), 0, 0.0) for u in ranks)


def score(channel: str, wait: int) -> float:
    """The mean speed score of a channel's customers after a wait in ticks."""
    return float(np.mean([speed_score(one, wait) for one in _tolerances(channel)]))


def contacts(p: float) -> float:
    """Contacts that are served per case, if each solves the problem with probability p."""
    total, reached = 0.0, 1.0
    for n in range(1, 200):
        total += reached
        reached *= (1.0 - p) * told(repeat_share, b=row(), n_served=n)
    return total


def _lines(
    axes: Any,
    x: Sequence[float],
    lines: dict[str, tuple[list[float], str, Any]],
    room: float,
    log: bool = False,
) -> None:
    """Lines with their names at the right end; `room` is the least distance of two names."""
    for values, colour, dash in lines.values():
        axes.plot(x, values, color=style.COLOURS[colour], ls=dash)
    low, high = axes.get_ylim()
    places = style.spread([one[0][-1] for one in lines.values()], room, low, high)
    for place, (name, (_, colour, _)) in zip(places, lines.items(), strict=True):
        end = x[-1] * 1.12 if log else x[-1] + 0.015 * (x[-1] - x[0])
        axes.text(
            end, place, name, color=style.COLOURS[colour], va="center", size=style.SMALL_PT, weight="bold"
        )


def _drawn(
    title: str, subtitle: str, rows: pd.DataFrame, draw: Callable[[Any], None], right: float
) -> style.Drawing:
    """A figure on paper, with `right` inches for the names of its lines."""
    with style.sheet() as figure:
        figure.set_facecolor(style.COLOURS["paper"])
        style.headed(figure, title, subtitle)
        figure.subplots_adjust(bottom=0.55 / style.HEIGHT_IN, right=1 - right / style.WIDTH_IN, wspace=0.62)
        draw(figure)
        return style.Drawing(style.svg(figure, title), title, rows)


def _tidy(x: str, at: Sequence[float], **lines: Sequence[float]) -> pd.DataFrame:
    return pd.DataFrame({x: at, **lines}).round(4)


def draw_speed() -> style.Drawing:
    """Mean speed score against the wait, by channel."""
    waits = np.geomspace(5, 86_400, 60)
    values = {one: [score(one, round(w * SECOND)) for w in waits] for one in CHANNELS}
    dashes = dict(zip(CHANNELS, ("-", (0, (6, 2)), (0, (1, 1.5)), "-", (0, (6, 2))), strict=True))

    def draw(figure: Any) -> None:
        axes = figure.add_subplot(xscale="log")
        style.share_axis(axes)
        _lines(axes, list(waits), {c: (values[c], c, dashes[c]) for c in CHANNELS}, 0.07, log=True)
        axes.set_xticks(
            [10, 60, 600, 3600, 21_600, 86_400], ["10 s", "1 min", "10 min", "1 h", "6 h", "24 h"]
        )
        axes.minorticks_off()
        axes.set_xlim(5, 86_400)

    minute, hour = score("voice", MINUTE), score("email", HOUR)
    title = f"A minute on the phone scores {minute * 100:.0f} %, an hour for an e-mail {hour * 100:.0f} %"
    subtitle = "speed score by felt wait, mean over customers, whose tolerance differs"
    return _drawn(title, subtitle, _tidy("wait_s", waits.tolist(), **values), draw, 1.0)


def draw_resolution() -> style.Drawing:
    """Probability of resolution against pace and against chats in hand."""
    pace, chats = np.linspace(0.8, 1.6, 41), np.arange(1, 6)
    kinds = [one for one in _BUSINESS if one < 5]
    by_pace = {k: [solved(float(v), haste=k) for v in pace] for k in kinds}
    by_chats = [solved(n=float(n)) for n in chats]

    def draw(figure: Any) -> None:
        left, right = figure.subplots(1, 2, gridspec_kw={"width_ratios": (1.25, 1)})
        for axes in (left, right):
            style.share_axis(axes)
        looks = zip(kinds, ("chat", "ink", "target"), ("--", "-", (0, (1, 1.5))), strict=True)
        _lines(left, list(pace), {_BUSINESS[k]: (by_pace[k], c, d) for k, c, d in looks}, 0.09)
        left.set_xlabel("pace of work")
        left.set_xticks([0.8, 1.0, 1.25, 1.5])
        right.plot(chats, by_chats, color=style.COLOURS["chat"], marker="o", ms=5)
        for n, p in zip(chats, by_chats, strict=True):
            right.annotate(
                f"{p * 100:.0f} %", (n, p), (0, 6), textcoords="offset points", ha="center", size=9
            )
        right.set_xlabel("chats in hand, on average")
        right.set_xlim(0.5, 5.5)

    title = f"A quarter faster: {solved() * 100:.0f} % solved become {solved(1.25) * 100:.0f} %"
    subtitle = "share of contacts of usual difficulty that solve the problem, by haste constant (left)"
    rows = _tidy("pace", pace.tolist(), **{f"haste_{k:g}": by_pace[k] for k in kinds})
    more = pd.DataFrame({"chats": chats, "solved": np.round(by_chats, 4)})
    return _drawn(title, subtitle, pd.concat([rows, more], axis=1), draw, 0.3)


def draw_satisfaction() -> style.Drawing:
    """Satisfaction against the wait, by how the case went."""
    waits = np.linspace(0, 6, 61)
    cases = {
        "solved at once": ({"resolved": 1}, "ink", "-"),
        "solved at the second": ({"resolved": 1, "n": 2}, "voice", "--"),
        "not solved": ({"resolved": 0}, "target", (0, (1, 1.5))),
    }
    values = {name: [satisfied(float(w), **said) for w in waits] for name, (said, _, _) in cases.items()}

    def draw(figure: Any) -> None:
        axes = figure.add_subplot()
        style.share_axis(axes)
        _lines(axes, list(waits), {k: (values[k], c, d) for k, (_, c, d) in cases.items()}, 0.09)
        axes.axvline(1, color=style.COLOURS["quiet"], lw=1, ls=style.DASH)
        axes.text(1.06, 0.04, "as long as tolerated", size=style.SMALL_PT, alpha=0.75)
        axes.set_xlabel("wait, in times of what the customer tolerates")
        axes.set_xlim(0, 6)

    best, late, failed = satisfied(0, resolved=1), satisfied(6, resolved=1), satisfied(0, resolved=0)
    title = f"Solved after a long wait {late * 100:.0f} %, not solved without a wait {failed * 100:.0f} %"
    subtitle = f"satisfied customers on the phone; at best {best * 100:.0f} %"
    named = {name.replace(" ", "_"): line for name, line in values.items()}
    return _drawn(title, subtitle, _tidy("wait_over_tolerance", waits.tolist(), **named), draw, 1.75)


def draw_work() -> style.Drawing:
    """Talk per case against pace: what haste saves in a talk, repeat contacts cost again."""
    pace = np.linspace(0.8, 1.6, 41)

    def work(v: float, haste: float) -> float:
        return contacts(solved(v, haste=haste)) / v / contacts(solved())

    values = {k: [work(float(v), k) for v in pace] for k in _BUSINESS}

    def draw(figure: Any) -> None:
        axes = figure.add_subplot()
        axes.set_ylim(0.6, 1.3)
        axes.set_yticks([0.6, 0.8, 1.0, 1.2], ["60 %", "80 %", "100 %", "120 %"])
        looks = zip(
            _BUSINESS, ("chat", "ink", "voice", "target"), ("--", "-", "-.", (0, (1, 1.5))), strict=True
        )
        _lines(axes, list(pace), {_BUSINESS[k]: (values[k], c, d) for k, c, d in looks}, 0.06)
        axes.set_xlabel("pace of work")
        axes.set_xticks([0.8, 1.0, 1.25, 1.5])

    easy, hard = work(1.5, 0.8), work(1.5, 6.0)
    title = f"Half as fast again: {easy * 100:.0f} % of the work where it is easy, {hard * 100:.0f} % where very hard"
    subtitle = "talk per case with its repeat contacts, of that at the usual pace, by haste constant"
    rows = _tidy("pace", pace.tolist(), **{f"haste_{k:g}": values[k] for k in _BUSINESS})
    return _drawn(title, subtitle, rows, draw, 1.2)


PICTURES: dict[str, Callable[[], style.Drawing]] = {
    "speed_score": draw_speed,
    "resolution": draw_resolution,
    "satisfaction": draw_satisfaction,
    "work": draw_work,
}
"""By file name."""
