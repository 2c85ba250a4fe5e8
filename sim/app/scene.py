"""Two floors drawn with matplotlib: queue, seats and counts at an instant, and the queue of the day up to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.app.day import Day
from sim.app.frame import NEVER_MS
from sim.app.replay import Replay
from sim.plots.numbers import clock
from sim.plots.style import COLOURS, clipped, clock_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["HEIGHT_IN", "WIDTH_IN", "Scene"]

WIDTH_IN, HEIGHT_IN = 9.6, 5.4
_ACROSS, _ROWS = 24, 5
"""Dots of a queue in a row, and rows; who stands further back is a number."""
_QUEUE_TOP, _QUEUE_STEP = 0.79, 0.062
_SEATS_TOP, _SEATS_HIGH = 0.4, 0.38
_WIDE_PX, _HIGH_PX = 437, 340
"""Of the axes of a floor, at 100 dots per inch."""
_DOT = 34
"""Area in square points."""
_LEAVING_MS = 180_000
_LAST_OF_PATIENCE = 0.2
_STEP_MS = 60_000
_MINUTE_MS = 60_000
_FLOORS = {"A": COLOURS["ink"], "B": COLOURS["voice"]}
_MARKS = {"voice": "o", "chat": "s", "messenger": "D", "email": "s", "social": "^"}


@dataclass(frozen=True, eq=False)
class _Floor:
    """A floor and the artists that move on it."""

    day: Day
    replay: Replay
    axes: Axes
    seat_of: dict[int, tuple[float, float]]
    seats: Any
    dots: dict[str, Any]
    worried: Any
    gone: Any
    behind: Any
    numbers: dict[str, Any]
    line: Any


class Scene:
    """Both floors of a day; `show` moves everything to an instant.

    Parameters
    ----------
    figure
        Empty, `WIDTH_IN` by `HEIGHT_IN` inches, made within `sim.plots.style.sheet`.
    days
        Floors A and B.
    title
        Stands above them.
    begins, ends
        What is recorded, in milliseconds from midnight: the queue is drawn over it.
    """

    def __init__(self, figure: Figure, days: Sequence[Day], title: str, begins: int, ends: int) -> None:
        figure.set_facecolor(COLOURS["paper"])
        figure.text(0.03, 0.955, clipped(title, 62), size=15, weight="bold", va="center")
        self._clock = figure.text(0.97, 0.955, "", size=17, weight="bold", va="center", ha="right")
        replays = [Replay(day.columns) for day in days]
        self._times = np.arange(begins, ends + 1, _STEP_MS)
        self._waiting = [np.array([one.waiting(int(t)) for t in self._times]) for one in replays]
        chart = figure.add_axes((0.07, 0.07, 0.89, 0.17))
        clock_axis(chart, begins / _MINUTE_MS, ends / _MINUTE_MS)
        most = max(4, *(int(one.max()) for one in self._waiting))
        chart.set_ylim(0, most * 1.08)
        chart.set_yticks([0, most])
        chart.set_title("waiting", loc="left", size=9, pad=3)
        self._now = chart.axvline(begins / _MINUTE_MS, color=COLOURS["quiet"], linewidth=1)
        self._floors = [
            self._floor(figure, chart, name, day, replay)
            for name, day, replay in zip(_FLOORS, days, replays, strict=True)
        ]

    def _floor(self, figure: Figure, chart: Axes, name: str, day: Day, replay: Replay) -> _Floor:
        left = 0.03 if name == "A" else 0.515
        axes = figure.add_axes((left, 0.28, 0.455, 0.63))
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.axis("off")
        axes.plot([0, 1], [1, 1], color=_FLOORS[name], linewidth=4, clip_on=False)
        changes = clipped("; ".join(day.header["changes"]) or "as planned", 58)
        axes.text(0, 0.955, name, size=13, weight="bold", color=_FLOORS[name], va="center")
        axes.text(0.05, 0.955, changes, size=8.5, va="center", alpha=0.8)
        told = {"waiting": 0.0, "in time": 0.27, "gave up": 0.55, "agents free": 0.8}
        numbers = {}
        for label, x in told.items():
            numbers[label] = axes.text(x, 0.878, "", size=15, weight="bold", va="center")
            axes.text(x, 0.83, label, size=8, va="center", alpha=0.75)
        places, side = _places(day)
        xs, ys = zip(*places.values(), strict=True) if places else ((), ())
        seats = axes.scatter(xs, ys, s=(0.72 * side) ** 2, marker="s", linewidths=1, facecolors="none")
        dots = {
            channel: axes.scatter(
                [], [], s=_DOT, marker=_MARKS[channel], color=COLOURS[channel], linewidths=0
            )
            for channel in dict.fromkeys(_channels(day))
        }
        worried = axes.scatter(
            [], [], s=2.2 * _DOT, facecolors="none", edgecolors=COLOURS["target"], linewidths=1.4
        )
        gone = axes.scatter([], [], s=0.8 * _DOT, marker="x", color=COLOURS["bot"], linewidths=1.2)
        behind = axes.text(1, _QUEUE_TOP - (_ROWS - 1) * _QUEUE_STEP, "", size=9, va="center", ha="right")
        style = "solid" if name == "A" else (0, (4, 2))
        (line,) = chart.plot([], [], color=_FLOORS[name], linewidth=1.8, linestyle=style)
        return _Floor(day, replay, axes, places, seats, dots, worried, gone, behind, numbers, line)

    def show(self, t: int) -> None:
        """Move clock, dots, seats, numbers and lines to an instant, milliseconds from midnight."""
        self._clock.set_text(clock(t // _MINUTE_MS))
        self._now.set_xdata([t / _MINUTE_MS] * 2)
        past = self._times <= t
        for floor, waiting in zip(self._floors, self._waiting, strict=True):
            floor.line.set_data(self._times[past] / _MINUTE_MS, waiting[past])
            self._move(floor, t)

    def _move(self, floor: _Floor, t: int) -> None:
        replay, c = floor.replay, floor.replay.columns
        queued, held = replay.queued(t), replay.held(t)
        room = _ACROSS * _ROWS
        shown = queued if len(queued) <= room else queued[: room - 2]
        n = np.arange(len(shown))
        places = np.column_stack([0.015 + (n % _ACROSS) * 0.041, _QUEUE_TOP - n // _ACROSS * _QUEUE_STEP])
        more = len(queued) - len(shown)
        floor.behind.set_text(f"+ {more}" if more else "")
        limit, since = c["leg_limit"][shown].astype(np.int64), c["leg_enqueued"][shown].astype(np.int64)
        short = (limit != NEVER_MS) & (limit - t < _LAST_OF_PATIENCE * (limit - since))
        floor.worried.set_offsets(places[short].reshape(-1, 2))
        talking = held[t < replay.seat_end[held]]
        at_seat = _in_hand(floor.seat_of, c["leg_agent"][talking])
        legs, spots = np.concatenate([shown, talking]), np.concatenate([places.reshape(-1, 2), at_seat])
        channel = np.array(_channels(floor.day))[c["leg_queue"][legs]]
        for name, dots in floor.dots.items():
            dots.set_offsets(spots[channel == name].reshape(-1, 2))
        left = (c["contact_level"] == 3) & (c["contact_ended"] <= t) & (c["contact_ended"] > t - _LEAVING_MS)
        m = np.arange(min(int(left.sum()), _ACROSS))
        floor.gone.set_offsets(np.column_stack([0.015 + m * 0.041, np.full(len(m), _SEATS_TOP + 0.06)]))
        present, busy = set(replay.present(t).tolist()), set(c["leg_agent"][held].tolist())
        floor.seats.set_edgecolors(
            [COLOURS["ink"] if one in present or one in busy else "#E4E8EB" for one in floor.seat_of]
        )
        floor.seats.set_facecolors(["#DFE6EC" if one in busy else "none" for one in floor.seat_of])
        counted = replay.counted(t)
        free = replay.logged_in(t) - len(busy & present)
        level = counted.level
        floor.numbers["waiting"].set_text(str(replay.waiting(t)))
        floor.numbers["in time"].set_text("–" if math.isnan(level) else f"{level:.0%}".replace("%", " %"))
        floor.numbers["gave up"].set_text(str(counted.abandoned))
        floor.numbers["agents free"].set_text(str(free))


def _channels(day: Day) -> list[str]:
    """Channel of each contact type."""
    meta = day.log.meta
    return [meta.channels[number] for number in meta.type_channel]


def _places(day: Day) -> tuple[dict[int, tuple[float, float]], float]:
    """A seat for each agent who is there at some instant of the day, and how long its side is, in dots."""
    c = day.columns
    crew = np.unique(np.concatenate([c["on_agent"], c["leg_agent"][c["leg_agent"] >= 0]])).tolist()
    rows = max(1, round(math.sqrt(len(crew) / 4)))
    across = max(1, math.ceil(len(crew) / rows))
    wide, high = min(0.17, 1 / across), min(0.17, _SEATS_HIGH / rows)
    places = {
        agent: (wide * (n % across + 0.5), _SEATS_TOP - high * (n // across + 0.5))
        for n, agent in enumerate(crew)
    }
    return places, 0.86 * min(wide * _WIDE_PX, high * _HIGH_PX, 50)


def _in_hand(seats: dict[int, tuple[float, float]], agents: NDArray[np.int32]) -> NDArray[np.float64]:
    """Where the contacts in hand are drawn: in the middle of the seat, or side by side in it, three in a row."""
    out = np.zeros((len(agents), 2))
    _, first, many = np.unique(agents, return_index=True, return_counts=True)
    for begin, n in zip(first.tolist(), many.tolist(), strict=True):
        x, y = seats[int(agents[begin])]
        for k in range(n):
            out[begin + k] = x + 0.023 * (k % 3 - (min(n, 3) - 1) / 2), y + 0.03 * ((n > 3) / 2 - k // 3)
    return out
