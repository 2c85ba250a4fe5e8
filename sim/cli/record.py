"""`ccsim demo --record`: both floors as a film or a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.cli.compose import named_by_path
from sim.cli.run import say_if_compiling
from sim.cli.words import read_word
from sim.errors import SettingsError, hint_or_all
from sim.scenario import load

__all__ = ["run_record"]

_WORDS = {"lesson": "lesson", "scenario": "scenario", "from": "begins", "to": "ends"}
_WHOLE = {"day": "day", "seed": "seed", "replication": "replication"}
_MOST = {"day": 36_525, "seed": 2**63 - 1, "replication": 10**6}


def run_record(path: Path, words: Sequence[str]) -> None:
    """Write a film (.gif, .mp4) or a picture (.png) of both floors.

    Parameters
    ----------
    path
        The file.
    words
        `lesson=NAME`, or `scenario=…` with `day=`, `seed=`, `replication=`; `a.KEY=…` and `b.KEY=…` for the plans;
        `from=`, `to=`, `seconds=`.

    Raises
    ------
    ScenarioError, SettingsError
    """
    from sim.app.floor import Floor
    from sim.app.record import Recording, record

    settings = _settings(words)
    source, own = settings.get("scenario"), {}
    if source is not None and named_by_path(source):
        scenario = load(source)
        own, settings["scenario"] = {scenario.name: scenario}, scenario.name
    size = record(path, Recording(**settings), Floor(own), checked=say_if_compiling).stat().st_size
    print(f"Recorded: {path} ({size / 1_000:.0f} kB)", flush=True)


def _settings(words: Sequence[str]) -> dict[str, Any]:
    out: dict[str, Any] = {"a": {}, "b": {}}
    known = [*_WORDS, *_WHOLE, "seconds", "a.KEY", "b.KEY"]
    for word in words:
        change = read_word(word)
        key, value = change.key, change.value
        if key.startswith(("a.", "b.")):
            out[key[0]][key[2:]] = value
        elif key in _WORDS:
            out[_WORDS[key]] = _text(key, value)
        elif key in _WHOLE:
            out[key] = _number(key, value, int, _MOST[key])
        elif key == "seconds":
            out[key] = _number(key, value, float, 3_600)
        else:
            raise SettingsError(f"{key}: unknown key{hint_or_all(key, known)}")
    return out


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{key}: {value} must be text")
    return value


def _number(key: str, value: Any, kind: type[int] | type[float], most: int) -> Any:
    kinds = int if kind is int else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not 0 <= value <= most:
        what = "a whole number" if kind is int else "a number"
        raise SettingsError(f"{key}: {value} must be {what} from 0 to {most}")
    return kind(value)
