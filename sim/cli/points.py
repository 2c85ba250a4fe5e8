"""From the words of `ccsim sweep` to validated points: composed once, then copied."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.cli.axes import read_axis
from sim.cli.compose import Composed, compose
from sim.cli.settings import settings_of
from sim.cli.sweep_settings import SweepSettings, settings_words
from sim.cli.words import WORD, read_word
from sim.errors import ScenarioError, SettingsError, hint_or_all
from sim.scenario import Scenario
from sim.sweep import Point
from sim.sweep.design import DESIGNS, Axis, grid

__all__ = ["Asked", "read_sweep"]

_MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Asked:
    """What the words of a sweep ask for.

    Attributes
    ----------
    composed
        The scenario that all points share, and the words of its own.
    settings
        Of the sweep.
    base
        That scenario, validated.
    axes
        Keys that are swept; none where points come from a file.
    points
        Validated, numbered from 1.
    words
        Words that give the same points again, without settings.
    """

    composed: Composed
    settings: SweepSettings
    base: Scenario
    axes: tuple[Axis, ...]
    points: tuple[Point, ...]
    words: tuple[str, ...]


def read_sweep(words: Sequence[str]) -> Asked:
    """Read the words, and make and validate every point.

    Raises
    ------
    ScenarioError, SettingsError
        One sentence a problem: dotted key, value, bound, nearest known key.
    """
    from sim.scenario import load

    swept, rest = _sorted(words)
    composed = compose(settings_words(rest), SweepSettings.model_fields)
    settings = settings_of(SweepSettings, composed.settings)
    axes = tuple(axis for _, axis in swept)
    _check_keys([axis.key for axis in axes], composed)
    keys = _keys(axes, settings)
    base = load(composed.scenario)
    points = _points(base, keys, composed)
    return Asked(composed, settings, base, axes, points, (*composed.words, *(word for word, _ in swept)))


def _sorted(words: Sequence[str]) -> tuple[list[tuple[str, Axis]], list[str]]:
    """Words that give several values with their axes, and the others."""
    swept: list[tuple[str, Axis]] = []
    rest: list[str] = []
    for word in words:
        hit = WORD.fullmatch(word.strip())
        key = hit[2] if hit else ""
        root = key.partition(".")[0]
        axis = None if root == "show" else read_axis(word)
        if axis is None:
            rest.append(word)
        elif root == "scenario":
            raise SettingsError(f'scenario: "{word}" are several scenarios; sweep one at a time')
        elif root in SweepSettings.model_fields:
            raise SettingsError(f'{key}: "{word}" are several values; a setting of a sweep has one')
        elif any(key == other.key for _, other in swept):
            raise SettingsError(f"{key}: is swept twice; give all its values in one word")
        else:
            swept.append((word, axis))
    return swept, rest


def _check_keys(keys: Iterable[str], composed: Composed) -> None:
    """The first part of each key must be known, and no word beside it may set the same key."""
    from sim.scenario import option_groups

    known = list(dict.fromkeys([*composed.scenario, *option_groups(), *SweepSettings.model_fields]))
    fixed = {word.lstrip("+~").partition("=")[0].strip() for word in composed.words}
    for key in keys:
        root = key.partition(".")[0]
        if root not in known:
            inside = next((part for part, content in composed.scenario.items() if _holds(content, root)), "")
            meant = f" (did you mean {inside}.{key}?)" if inside else hint_or_all(root, known)
            raise SettingsError(f"{key}: unknown key{meant}")
        if key in fixed:
            raise SettingsError(f"{key}: is swept, and given one value beside it; leave one out")


def _holds(content: Any, name: str) -> bool:
    return isinstance(content, dict) and name in content


def _keys(axes: Sequence[Axis], settings: SweepSettings) -> list[dict[str, Any]]:
    """The keys that each point sets."""
    if settings.file is not None:
        if axes:
            raise SettingsError(
                f"{axes[0].key}: is swept beside file={settings.file}; the file gives all points"
            )
        return _read_list(Path(settings.file))
    if not axes:
        raise SettingsError(
            "nothing is swept: give a key several values, such as agents.tellers.extra=0,1,2 or "
            '"arrivals.scale=interval(0.8,1.2)", or file=points.csv'
        )
    if settings.design == "grid":
        return grid(axes)
    return list(DESIGNS[settings.design](axes, settings.points, settings.seed))


def _read_list(path: Path) -> list[dict[str, Any]]:
    """Points of a CSV file: dotted keys as columns, values as on the command line; an empty cell sets nothing."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file) if any(cell.strip() for cell in row)]
    except OSError as error:
        raise SettingsError(f"file: {path} cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"file: {path} is no CSV file in UTF-8 ({error})") from None
    if len(rows) < 2:
        raise SettingsError(f"file: {path} needs a row of dotted keys and a row for each point")
    head = [cell.strip() for cell in rows[0]]
    if len(set(head)) < len(head) or not all(head):
        raise SettingsError(f"file: {path}: each column needs a key of its own; they are {', '.join(head)}")
    out = []
    for number, row in enumerate(rows[1:], start=1):
        if len(row) != len(head):
            raise SettingsError(
                f"file: {path}: point {number} has {len(row)} cells, and there are {len(head)} keys"
            )
        cells = zip(head, map(str.strip, row), strict=True)
        out.append({key: read_word(f"{key}={text}").value for key, text in cells if text})
    return out


def _points(base: Scenario, keys: Sequence[dict[str, Any]], composed: Composed) -> tuple[Point, ...]:
    """Every point validated; all problems at once, each said once."""
    bases: dict[tuple[tuple[str, str], ...], Scenario] = {(): base}
    points: list[Point] = []
    problems: dict[str, None] = {}
    if any(keys):
        _check_keys(dict.fromkeys(key for one in keys for key in one), composed)
    for number, one in enumerate(keys, start=1):
        chosen = {key: value for key, value in one.items() if Scenario.is_option(key, value)}
        try:
            start = _with_options(bases, tuple(chosen.items()), composed)
            plain = {key: value for key, value in one.items() if key not in chosen}
            points.append(Point(str(number), start.with_(plain) if plain else start, one))
        except ScenarioError as error:
            problems.update(dict.fromkeys(error.problems))
    if problems:
        found = list(problems)
        more = [f"… and {len(found) - _MOST_PROBLEMS} more"] if len(found) > _MOST_PROBLEMS else []
        raise ScenarioError([*found[:_MOST_PROBLEMS], *more])
    return tuple(points)


def _with_options(
    bases: dict[tuple[tuple[str, str], ...], Scenario],
    chosen: tuple[tuple[str, str], ...],
    composed: Composed,
) -> Scenario:
    """The shared scenario with options below its own words, as on the command line; composed once for each choice."""
    from sim.scenario import load

    if chosen not in bases:
        words = [
            f"scenario={composed.source}",
            *composed.words,
            *(f"{group}={name}" for group, name in chosen),
        ]
        bases[chosen] = load(compose(words, ()).scenario)
    return bases[chosen]
