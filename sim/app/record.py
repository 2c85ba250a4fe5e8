"""Two floors as a short film or a picture, without a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from sim.app.day import Day, simulated
from sim.app.floor import Floor
from sim.app.lessons import lesson, plans_of
from sim.app.replay import Replay
from sim.errors import SettingsError
from sim.units import parse_clock

__all__ = ["ENDINGS", "MOST_BYTES", "MOST_SECONDS", "Recording", "record"]

ENDINGS = (".gif", ".mp4", ".png")
MOST_BYTES = 5_000_000
"""Of a film; a longer one is asked to be made shorter."""
MOST_SECONDS = 60.0
_FRAMES_A_SECOND = {".gif": 10, ".mp4": 20}
_DPI = 100
_MINUTE_MS = 60_000
_BEFORE_MS, _AFTER_MS = 40 * _MINUTE_MS, 20 * _MINUTE_MS


@dataclass(frozen=True)
class Recording:
    """What is to be recorded.

    Attributes
    ----------
    lesson
        Its name; it says scenario, day, seed, replication and plans, and what is given beside it wins.
    scenario, day, seed, replication
        None: as the lesson has it, else the scenario that `Floor` shows first, its default day, seed 1, replication 0.
    a, b
        Overrides of both floors, laid over those of the lesson.
    begins, ends
        "HH:MM"; None: as the lesson has it, else round the longest queue.
    seconds
        Length of the film.
    """

    lesson: str | None = None
    scenario: str | None = None
    day: int | None = None
    seed: int | None = None
    replication: int | None = None
    a: Mapping[str, Any] = field(default_factory=dict)
    b: Mapping[str, Any] = field(default_factory=dict)
    begins: str | None = None
    ends: str | None = None
    seconds: float = 12.0


def record(
    path: Path, wanted: Recording, floor: Floor | None = None, checked: Callable[[], None] | None = None
) -> Path:
    """Draw both floors of a day into a file: a film (.gif, .mp4), or how they stand at the end (.png).

    Parameters
    ----------
    path
        Where it is written; its ending says what.
    wanted
        What is to be seen.
    floor
        Knows the scenarios; default: those that can be found by name.
    checked
        Called as soon as all that is wanted has been found right, before anything is simulated.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ScenarioError, SettingsError
        If a setting is wrong, .mp4 is asked for without ffmpeg, or the film is too large.
    """
    kind = path.suffix.lower()
    _check(path, kind, wanted)
    title, makers = _makers(wanted, floor or Floor())
    asked = _asked(wanted)
    if checked is not None:
        checked()
    days = [make() for make in makers]
    begins, ends = _span(wanted, asked, days)

    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from sim.app.scene import HEIGHT_IN, WIDTH_IN, Scene
    from sim.plots.style import COLOURS, sheet

    with sheet(WIDTH_IN, HEIGHT_IN) as figure:
        FigureCanvasAgg(figure)
        scene = Scene(figure, days, title, begins, ends)
        if kind == ".png":
            scene.show(ends)
            figure.savefig(path, dpi=_DPI, facecolor=COLOURS["paper"])
        else:
            _film(path, kind, figure, scene, np.linspace(begins, ends, _frames(kind, wanted.seconds)))
    size = path.stat().st_size
    if size > MOST_BYTES:
        path.unlink()
        raise SettingsError(
            f"seconds: {wanted.seconds:g} make a film of {size / 1e6:.1f} MB, more than 5 MB; take fewer"
        )
    return path


def _frames(kind: str, seconds: float) -> int:
    return max(2, round(seconds * _FRAMES_A_SECOND[kind]))


def _film(path: Path, kind: str, figure: Any, scene: Any, instants: Any) -> None:
    from matplotlib.animation import FFMpegWriter, FuncAnimation, PillowWriter

    from sim.plots.style import COLOURS

    def step(t: float) -> tuple[()]:
        scene.show(int(t))
        return ()

    film = FuncAnimation(
        figure, step, frames=list(instants), init_func=lambda: (), repeat=False, cache_frame_data=False
    )
    writer = (PillowWriter if kind == ".gif" else FFMpegWriter)(fps=_FRAMES_A_SECOND[kind])
    film.save(str(path), writer=writer, dpi=_DPI, savefig_kwargs={"facecolor": COLOURS["paper"]})


def _check(path: Path, kind: str, wanted: Recording) -> None:
    if kind not in ENDINGS:
        raise SettingsError(f"record: {path.name} must end in {', '.join(ENDINGS)}")
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise SettingsError(f"record: {path.parent} is no folder that can be written to")
    if kind == ".mp4":
        from matplotlib.animation import FFMpegWriter

        if not FFMpegWriter.isAvailable():
            raise SettingsError(
                f"record: {path.name} needs the program ffmpeg, which is not installed; record a .gif"
            )
    if not 1 <= wanted.seconds <= MOST_SECONDS:
        raise SettingsError(f"seconds: {wanted.seconds:g} must be from 1 to {MOST_SECONDS:g}")


def _makers(wanted: Recording, floor: Floor) -> tuple[str, list[Callable[[], Day]]]:
    """The title, and what simulates the day of each floor."""
    told: dict[str, Any] = {} if wanted.lesson is None else lesson(wanted.lesson)
    plans = plans_of(told) if told else ({}, {})
    if wanted.lesson is not None and wanted.scenario not in (None, told["scenario"]):
        raise SettingsError(
            f"scenario: {wanted.scenario} is not that of the lesson, {told['scenario']}; leave one of them out"
        )
    name = wanted.scenario or told.get("scenario") or floor.first
    base = floor.base(name)
    seed: int = told.get("seed", 1) if wanted.seed is None else wanted.seed
    replication: int = told.get("replication", 0) if wanted.replication is None else wanted.replication
    day = wanted.day if wanted.day is not None else told.get("day")
    if day is None:
        day = floor.opened(name)["default_day"]
    makers: list[Callable[[], Day]] = []
    for plan, own in zip(plans, (wanted.a, wanted.b), strict=True):
        overrides = {**plan, **own}
        scenario = floor.varied(name, overrides, day)
        makers.append(partial(simulated, scenario, seed, replication, day, base, overrides))
    return str(told.get("title") or base.title or name), makers


def _asked(wanted: Recording) -> tuple[int | None, int | None]:
    """From when to when, milliseconds from midnight, as far as it is said."""
    told = {} if wanted.lesson is None else lesson(wanted.lesson)
    begins = wanted.begins or told.get("from")
    ends = wanted.ends or (told["at"][-1] if told else None)
    begin = None if begins is None else _instant("from", begins)
    end = None if ends is None else _instant("to", ends)
    if end is not None and wanted.ends is None:
        end += _AFTER_MS
    if begin is not None and end is not None and begin >= end:
        raise SettingsError(f"from: {begins} must be before to, {ends}")
    return begin, end


def _span(wanted: Recording, asked: tuple[int | None, int | None], days: list[Day]) -> tuple[int, int]:
    """From when to when, milliseconds from midnight: as it is said, else round the longest queue."""
    begin, end = asked
    first, last = (1_000 * max(one.header[key] for one in days) for key in ("from_s", "to_s"))
    if begin is None or end is None:
        worst = max(_longest(one) for one in days)[1]
        begin = max(first, worst - _BEFORE_MS) if begin is None else begin
        end = min(last, worst + _AFTER_MS) if end is None else end
    if wanted.ends is None:
        end = min(last, end)
    if begin >= end:
        begins, ends = wanted.begins or "the beginning", wanted.ends or "the end"
        raise SettingsError(f"from: {begins} must be before to, {ends}")
    return begin, end


def _instant(key: str, text: str) -> int:
    try:
        return parse_clock(text) // 1_000
    except ValueError as error:
        raise SettingsError(f"{key}: {error}") from None


def _longest(day: Day) -> tuple[int, int]:
    """The most who waited, and when."""
    replay = Replay(day.columns)
    instants = range(day.header["from_s"] * 1_000, day.header["to_s"] * 1_000, _MINUTE_MS)
    return max((replay.waiting(t), t) for t in instants)
