"""Several values in one word of the command line, in Hydra's own grammar for them: an axis of a sweep."""

from __future__ import annotations

from typing import Any

from sim.cli.words import WORD, is_one_text, read_word
from sim.errors import ScenarioError, SettingsError
from sim.sweep.design import Axis, Span

__all__ = ["read_axis"]

_UNITS = ("s", "m", "h", "d")


def read_axis(word: str) -> Axis | None:
    """The axis that a word spells, or None if it gives one value.

    `a.b=1,2,3`, `a.b=choice(1,2)`, `a.b=range(1,9,2)`, `routing=glob(*)`, `a.b=interval(0.8,1.5)`; an interval or range
    in `tag(…)` with log (ratios count), int (whole numbers), s, m, h or d (durations in this unit).

    Raises
    ------
    ScenarioError, SettingsError
        For what is several values, but none that can be swept over.
    """
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    hit = WORD.fullmatch(word.strip())
    key, text = (hit[2], hit[3]) if hit else ("", None)
    if hit is None or text is None or (text.lstrip()[:1] in ("{", "[") and not _is_list(text)):
        return None
    try:
        found = OverridesParser.create().parse_override(f"key={text}")
    except HydraException as error:
        if text.startswith(("interval(", "range(", "choice(", "glob(", "tag(", "sort(", "shuffle(")):
            raise SettingsError(f"{key}: {text} cannot be read ({str(error).splitlines()[0]})") from None
        return None
    if not found.is_sweep_override() or is_one_text(text):
        return None
    if hit[1]:
        raise SettingsError(f'{key}: "{word}" has a prefix before several values; write {key}={text}')
    read_word(f"{key}=1")  # the key itself
    return _axis(key, text, found)


def _is_list(text: str) -> bool:
    """Whether several lists or mappings are given, `[1],[2]`; one alone is a value."""
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    try:
        return bool(OverridesParser.create().parse_override(f"key={text}").is_sweep_override())
    except HydraException:
        return False


def _axis(key: str, text: str, found: Any) -> Axis:
    swept = found.value()
    tags = {str(tag) for tag in getattr(swept, "tags", ())}
    unknown = tags - {"log", "int", *_UNITS}
    if unknown:
        raise SettingsError(
            f'{key}: the tag "{min(unknown)}" is unknown; known are log, int, and the units {", ".join(_UNITS)}'
        )
    unit = "".join(sorted(tags & set(_UNITS)))
    if len(unit) > 1:
        raise SettingsError(f"{key}: {text} has {len(unit)} units; give one")
    if found.is_interval_sweep():
        whole = "int" in tags or (isinstance(swept.start, int) and isinstance(swept.end, int))
        return Axis(key, span=Span(float(swept.start), float(swept.end), "log" in tags, whole), unit=unit)
    if getattr(swept, "shuffle", False):
        raise SettingsError(f"{key}: {text}: the order of points decides nothing; leave shuffle() out")
    texts = [f"{one}{unit}" for one in _texts(key, found)]
    values = [read_word(f"{key}={one}").value for one in texts]
    if len({repr(value) for value in values}) < len(values):
        raise SettingsError(f"{key}: {text} gives a value twice")
    return Axis(key, tuple(values))


def _texts(key: str, found: Any) -> list[str]:
    """The values as they are written on the command line."""
    from hydra.core.override_parser.types import Glob

    swept = found.value()
    if not isinstance(swept, Glob):
        return list(found.sweep_string_iterator())
    from sim.scenario import option_groups

    options = option_groups().get(key, {})
    names = [str(name) for name in swept.filter(sorted(options))]
    if not names:
        known = f"known are {', '.join(sorted(options))}" if options else f"{key} is no group of options"
        raise ScenarioError(f"{key}: glob({', '.join(swept.include)}) fits no option; {known}")
    return names
