"""One word of the command line: Hydra's own grammar reads it, and what it cannot spell is spelled for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sim.errors import ScenarioError, SettingsError

__all__ = ["WORD", "Change", "is_one_text", "read_word"]

WORD = re.compile(r"(\+\+|\+|~)?([^=\s]+)\s*(?:=(.*))?", re.DOTALL)
"""Prefix, dotted key and value of a word."""
_HYDRA_KEY = re.compile(r"[A-Za-z_][\w$-]*(\.([A-Za-z_$][\w$-]*|0|[1-9][0-9]*))*", re.ASCII)


@dataclass(frozen=True)
class Change:
    """One word of the command line: prefix (`""`, `+`, `++`, `~`), dotted key, value, and the word for Hydra."""

    word: str
    prefix: str
    key: str
    value: Any
    override: str | None

    @property
    def root(self) -> str:
        return self.key.partition(".")[0]


def read_word(word: str) -> Change:
    """One word, parsed by Hydra's own grammar; a value that it refuses is quoted and parsed again."""
    from sim.scenario.files import refuse_interpolation

    hit = WORD.fullmatch(word.strip())
    prefix, key, text = (hit[1] or "", hit[2], hit[3]) if hit else ("", "", None)
    if hit is None or (text is None and prefix != "~"):
        raise SettingsError(_no_override(word))
    if not all(key.split(".")) or key.startswith(("-", "=")):
        raise SettingsError(f'"{word}": "{key}" is not a dotted key such as agents.tellers.count')
    if key == "hydra" or key.startswith(("hydra.", "hydra/")):
        raise SettingsError(
            f'{key}: "{text}" is a setting of Hydra, which only composes here; it cannot be changed'
        )
    if "@" in key or "/" in key:
        raise SettingsError(
            f'"{key}": keys are dotted, without "@" and "/"; write GROUP=OPTION or a.b.c=VALUE'
        )
    refuse_interpolation(text, key)
    value, override = _parsed(prefix, key, text)
    refuse_interpolation(value, key)
    if isinstance(value, str) and value == "???":
        raise ScenarioError(f'{key}: "???" is no value')
    return Change(word, prefix, key, value, override)


def _no_override(word: str) -> str:
    from sim.scenario.files import known_scenarios

    if word in known_scenarios() or word.endswith((".yaml", ".yml")):
        return f'"{word}" is not of the form key=value; did you mean scenario={word}?'
    return f'"{word}" is not of the form key=value, such as replications=50 or agents.tellers.count=14'


def _parsed(prefix: str, key: str, text: str | None) -> tuple[Any, str | None]:
    """The value as plain data, and the override that Hydra takes; None where its grammar cannot spell it."""
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.core.override_parser.types import Quote, QuotedString
    from hydra.errors import HydraException

    force = "~" if prefix == "~" else "++"
    spelled = _HYDRA_KEY.fullmatch(key) is not None
    parser, probe = OverridesParser.create(), key if spelled else "key"
    if text is None:
        return None, f"~{key}" if spelled else None
    quoted = QuotedString(text, Quote.single).with_quotes()
    tries = [text] if text.lstrip()[:1] in ("{", "[") else [text, quoted]
    for one in tries:
        try:
            found = parser.parse_override(f"{force}{probe}={one}")
        except HydraException:
            continue
        if found.is_sweep_override():
            if not is_one_text(text):
                raise SettingsError(
                    f'{key}: "{text}" are several values, which only `ccsim sweep` takes; '
                    "give one value (a list is written [1,2,3], a text with commas in quotes)"
                )
            continue
        value = found.value()
        return value, f"{force}{key}={one}" if spelled and _plain_keys(value) else None
    return _flow(key, text), None


def _plain_keys(value: Any) -> bool:
    return not isinstance(value, dict) or all(isinstance(k, str) and _plain_keys(v) for k, v in value.items())


def is_one_text(text: str) -> bool:
    """Whether a text with commas is one value: a distribution, or opening hours; else it is a list of values."""
    from sim.scenario.table import parse_span

    if ":" in text.partition(" ")[2] and text.split()[0].isidentifier():
        return True
    try:
        for span in text.split(","):
            parse_span(span.strip())
    except ValueError:
        return False
    return True


def _flow(key: str, text: str) -> Any:
    """A mapping or list that Hydra's grammar refuses (quoted keys, spans as keys), read by our strict YAML reader."""
    from sim.scenario.files import parse_yaml

    try:
        return parse_yaml(text)
    except ScenarioError as error:
        raise ScenarioError(f"{key}: {text} is no mapping or list ({error})") from None
