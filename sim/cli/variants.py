"""The variants of a comparison: overrides, scenario files, or those of a study's file."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.cli.compare_settings import CompareSettings
from sim.cli.compose import Composed, compose, named_by_path
from sim.cli.provenance import quoted
from sim.cli.settings import settings_of
from sim.cli.words import read_word
from sim.errors import ScenarioError, SettingsError, nearest
from sim.scenario import Scenario, load

__all__ = ["BASE", "Plans", "read_plans"]

BASE = "base"
"""Name of the scenario as it is composed without a variant's own overrides."""
_FROM_STUDY = ("measure", "replications", "seed", "until", "select")
_NO_SCENARIOS = ("claims", "contradictions")


@dataclass(frozen=True)
class Plans:
    """What is compared.

    Attributes
    ----------
    scenarios
        By name; the first is the base.
    changes
        Of each, what differs from the base, as it is typed.
    settings
        Of the comparison.
    command
        What gives the same numbers again, from the folder in which it was given or from the comparison's own.
    """

    scenarios: dict[str, Scenario]
    changes: dict[str, str]
    settings: CompareSettings
    command: str


@dataclass(frozen=True)
class _Variant:
    """A name and the words that are laid over the base."""

    name: str
    words: tuple[str, ...]

    @property
    def source(self) -> str | None:
        """The word that chooses another scenario."""
        return next((word for word in self.words if word.startswith("scenario=")), None)


def read_plans(words: Sequence[str], texts: Sequence[str]) -> Plans:
    """Compose everything that is compared.

    Parameters
    ----------
    words
        The scenario, overrides that hold for all variants, settings, and `experiment=NAME`.
    texts
        One variant each: "NAME: OVERRIDES", "OVERRIDES", or a scenario's file or name.

    Raises
    ------
    ScenarioError, SettingsError
    """
    study = _study(words)
    own = [word for word in words if not word.startswith("experiment=")]
    chosen = [word for word in own if word.startswith("scenario=")] or study.source
    common = [*study.words, *(word for word in own if not word.startswith("scenario="))]
    variants = [*(study.variants or [_Variant(BASE, ())]), *map(_variant, texts)]
    _check_names([one.name for one in variants])
    if len(variants) < 2:
        raise SettingsError(
            'compare: there is nothing to compare with; add variants, such as -v "one more: agents.tellers.extra=1"'
        )
    scenarios: dict[str, Scenario] = {}
    parts: dict[str, Composed] = {}
    settings: CompareSettings | None = None
    for one in variants:
        source = [one.source] if one.source else chosen
        mine = [word for word in one.words if word is not one.source]
        try:
            _check_words(mine)
            parts[one.name] = compose([*source, *common, *mine], CompareSettings.model_fields)
            if settings is None:
                settings = settings_of(CompareSettings, study.settings | parts[one.name].settings)
            scenarios[one.name] = load(parts[one.name].scenario)
        except (ScenarioError, SettingsError) as error:
            if one.words:
                raise type(error)(_prefixed(one.name, str(error))) from None
            raise
    assert settings is not None
    changes = {one.name: " ".join(map(quoted, one.words)) for one in variants}
    return Plans(scenarios, changes, settings, _command(words, texts, parts, settings))


def _variant(text: str) -> _Variant:
    """A variant as it is typed; its name, where none is given, is what it changes."""
    head, colon, rest = text.partition(":")
    named = bool(colon) and "=" not in head and (rest[:1] in ("", " "))
    name, body = (head.strip(), rest) if named else ("", text)
    try:
        words = shlex.split(body)
    except ValueError as error:
        raise SettingsError(f'-v "{text}": {str(error).lower()}') from None
    if not words or (named and not name):
        raise SettingsError(f'-v "{text}": is empty; write -v "NAME: KEY=VALUE …" or -v FILE.yaml')
    read = _overrides(words)
    if sum(word.startswith("scenario=") for word in read) > 1:
        raise SettingsError(f'-v "{text}": names two scenarios; overrides are of the form KEY=VALUE')
    return _Variant(name or _called(read), tuple(read))


def _overrides(words: Sequence[str]) -> list[str]:
    """The words of a variant; a first one without `=` is a scenario, a later one belongs to the value before it."""
    read: list[str] = []
    for word in words:
        if "=" in word or word.startswith("~"):
            read.append(word)
        elif read and not read[-1].startswith(("scenario=", "~")):
            read[-1] += f" {word}"
        else:
            read.append(f"scenario={word}")
    return read


def _called(words: Sequence[str]) -> str:
    """The name of a variant that was given none: the file's, or what it changes."""
    if len(words) == 1 and words[0].startswith("scenario="):
        return Path(words[0].partition("=")[2]).stem
    return " ".join(words)


def _check_names(names: Sequence[str]) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise SettingsError(f'variant "{twice}": the name stands twice; give each its own, -v "NAME: …"')


def _check_words(words: Sequence[str]) -> None:
    """A variant changes the scenario only."""
    for word in words:
        change = read_word(word)
        if change.root in CompareSettings.model_fields or change.root == "experiment":
            raise SettingsError(f"{change.key}: is a setting of the whole comparison; give it outside of -v")


def _prefixed(name: str, problems: str) -> str:
    return "\n".join(f'variant "{name}": {problem}' for problem in problems.split("\n"))


@dataclass(frozen=True)
class _Study:
    """What a file of `experiments/` says of a comparison."""

    source: list[str]
    words: list[str]
    variants: list[_Variant]
    settings: dict[str, Any]


def _study(words: Sequence[str]) -> _Study:
    given = [word.partition("=")[2] for word in words if word.startswith("experiment=")]
    if not given:
        return _Study([], [], [], {})
    if len(given) > 1 or not given[0]:
        raise SettingsError("experiment: give one, experiment=NAME or experiment=PATH.yaml")
    from sim.scenario.files import read_yaml

    path = _found(given[0])
    data = read_yaml(path)
    variants = data.get("variants")
    if not isinstance(variants, Mapping) or len(variants) < 2:
        raise SettingsError(f"{path}: has no variants; it needs a mapping of two or more names to overrides")
    settings = {key: data[key] for key in _FROM_STUDY if key in data}
    measures = data.get("measures")
    if "measure" not in settings and isinstance(measures, list) and measures:
        settings["measure"] = measures[0]
    source = [f"scenario={data['scenario']}"] if "scenario" in data else []
    found = [_Variant(name, tuple(_words(path, f"variants.{name}", one))) for name, one in variants.items()]
    return _Study(source, _words(path, "base", data.get("base")), found, settings)


def _found(name: str) -> Path:
    """The file of an experiment: a path, or a name in `./experiments` or among those that come with the package."""
    if named_by_path(name):
        return Path(name)
    package = Path(__file__).resolve().parent.parent
    folders = (Path("experiments"), package / "experiments", package.parent / "experiments")
    known: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            if path.stem not in _NO_SCENARIOS:
                known.setdefault(path.stem, path)
    if name not in known:
        listed = f"; known are {', '.join(known)}" if known else "; there are none"
        raise SettingsError(f'experiment: "{name}" is unknown{nearest(name, known)}{listed}')
    return known[name]


def _words(path: Path, key: str, overrides: Any) -> list[str]:
    """Overrides of a file as words of the command line."""
    if overrides is None:
        return []
    if not isinstance(overrides, Mapping):
        raise SettingsError(f"{path}, {key}: must be a mapping of dotted keys to values")
    return [
        f"{name}={value if isinstance(value, str) else json.dumps(value)}"
        for name, value in overrides.items()
    ]


def _command(
    words: Sequence[str], texts: Sequence[str], parts: Mapping[str, Composed], settings: CompareSettings
) -> str:
    """From the same folder; from the comparison's own where a file was named by its path."""
    base = next(iter(parts.values()))
    by_path = any(named_by_path(one.source) for one in parts.values()) or any(
        named_by_path(word.partition("=")[2]) for word in words if word.startswith("experiment=")
    )
    if by_path:
        first, *others = parts
        said = [f"scenario=variants/{file_name(0, first)}"]
        texts = [_by_file(number, name) for number, name in enumerate(others, start=1)]
    else:
        experiment = [word for word in words if word.startswith("experiment=")]
        own = [w for w in words if w.partition("=")[0].partition(".")[0] not in CompareSettings.model_fields]
        kept = [w for w in own if not w.startswith(("scenario=", "experiment="))]
        said = [*experiment, f"scenario={base.source}", *kept]
    variants = [part for text in texts for part in ("-v", quoted(text))]
    return " ".join(["ccsim compare", *map(quoted, said), *variants, *map(quoted, settings.words())])


def _by_file(number: int, name: str) -> str:
    """A variant by its file in the comparison's folder; a name that cannot be typed is left out."""
    path = f"variants/{file_name(number, name)}"
    return path if set(name) & set("=:") else f"{name}: {path}"


def file_name(number: int, name: str) -> str:
    """Of a variant's scenario in the comparison's folder."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name).strip("-")[:40]
    return f"{number}-{plain or 'variant'}.yaml"
