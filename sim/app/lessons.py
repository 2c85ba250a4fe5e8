"""The guided scenes of the floor, read from YAML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sim.errors import SettingsError, nearest
from sim.scenario.files import read_yaml

__all__ = ["lesson", "lessons"]

_FOLDER = Path(__file__).with_name("lessons")


@cache
def lessons() -> tuple[dict[str, Any], ...]:
    """All lessons in the order of their files, each with `name`, `title`, `scenario` and what else its file says."""
    return tuple({"name": path.stem, **read_yaml(path)} for path in sorted(_FOLDER.glob("*.yaml")))


def lesson(name: str) -> dict[str, Any]:
    """A lesson by name.

    Raises
    ------
    SettingsError
        If there is none of this name.
    """
    found = {one["name"]: one for one in lessons()}
    if name not in found:
        raise SettingsError(f'lesson: "{name[:80]}" is unknown{nearest(name[:80], found)}')
    return found[name]
