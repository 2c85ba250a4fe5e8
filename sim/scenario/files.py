"""Where scenario files are found and how they are read: as data, never as code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from sim.errors import ScenarioError, nearest
from sim.scenario.roster import located

__all__ = [
    "known_scenarios",
    "option_groups",
    "parse_yaml",
    "read_option",
    "read_scenario",
    "read_yaml",
    "refuse_interpolation",
    "shipped",
]

_DEEPEST = 30
_MOST_VALUES = 1_000_000


def shipped() -> Path:
    """The folder of the scenarios that come with the package: beside it in a wheel, one level up in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "scenarios", package.parent / "scenarios"):
        if folder.is_dir():
            return folder
    raise ScenarioError("the shipped scenarios are missing; the installation is incomplete")


def _folders() -> list[Path]:
    """Where scenarios and option groups are looked up, first hit wins."""
    return [Path("scenarios"), shipped()]


class _Loader(yaml.SafeLoader):
    """YAML without code, without keys given twice, and with dates left as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name for it
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    said = {id(key_node) for key_node, _ in node.value}
    loader.flatten_mapping(node)
    out: dict[Any, Any] = {}
    explicit: set[str] = set()
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if not isinstance(key, str):
            written = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key)
            raise ScenarioError(
                f'line {line}: the key {written} is read as {key!r}; write it in quotes: "{written}"'
            )
        if key in explicit:
            raise ScenarioError(f'line {line}: the key "{key}" stands twice')
        if id(key_node) in said:  # not merged in by "<<", which what is said here replaces
            explicit.add(key)
        out[key] = loader.construct_object(value_node, deep=True)
    return out


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _check_plain(value: Any, key: str, depth: int, budget: list[int]) -> None:
    """Plain data only: nothing nested in itself, nothing that aliases blow up."""
    budget[0] -= 1
    if budget[0] < 0:
        raise ScenarioError(f"{key}: more than {_MOST_VALUES} values, aliases counted each time")
    if depth > _DEEPEST:
        raise ScenarioError(f"{key[:60]}…: nested more than {_DEEPEST} deep, or refers to itself")
    if isinstance(value, dict):
        for name, inner in value.items():
            _check_plain(inner, f"{key}.{name}" if key else str(name), depth + 1, budget)
    elif isinstance(value, list):
        for inner in value:
            _check_plain(inner, key, depth + 1, budget)
    elif not (value is None or isinstance(value, str | bool | int | float)):
        raise ScenarioError(
            f"{key}: {value!r} is {type(value).__name__}, not plain data; write text or a number"
        )


def refuse_interpolation(value: Any, key: str = "") -> None:
    """ScenarioError for a text such as `${oc.env:HOME}` anywhere in a value: a scenario is data, not a programme."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if not isinstance(inner, int | float):
                refuse_interpolation(inner, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list | tuple):
        for inner in value:
            if not isinstance(inner, int | float):
                refuse_interpolation(inner, key)
    elif isinstance(value, str) and "${" in value:
        raise ScenarioError(
            f'{key}: "{value}" looks like an interpolation; a scenario is plain data, write the value'
        )


def parse_yaml(text: str) -> Any:
    """YAML text as plain data; ScenarioError with the line for anything else."""
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        problem = str(getattr(error, "problem", None) or "is not YAML")
        tag = re.search(r"could not determine a constructor for the tag '(.+)'", problem)
        if tag:
            problem = f"the tag {tag[1]} is not allowed; a scenario is plain data"
        raise ScenarioError(f"{where}{problem}") from None
    except RecursionError:
        raise ScenarioError(f"nested more than {_DEEPEST} deep") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise ScenarioError(f"a value does not suit its tag ({error})") from None
    _check_plain(data, "", 0, [_MOST_VALUES])
    refuse_interpolation(data)
    return data


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file as a mapping; ScenarioError with file and line for anything else."""
    data = _read(path)
    if data is None:
        raise ScenarioError(f"{path}: is empty")
    return data


def _read(path: Path) -> dict[str, Any] | None:
    """A YAML file as a mapping, or None where it says null."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = parse_yaml(text)
    except OSError as error:
        raise ScenarioError(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError as error:
        raise ScenarioError(f"{path}: is not UTF-8 text (byte {error.start})") from None
    except ScenarioError as error:
        raise ScenarioError([f"{path}, {problem}" for problem in error.problems]) from None
    if data is None and yaml.compose(text) is None:
        raise ScenarioError(f"{path}: is empty")
    if not (data is None or isinstance(data, dict)):
        raise ScenarioError(f"{path}: must be a mapping of keys, not {type(data).__name__}")
    return data


def known_scenarios() -> dict[str, Path]:
    """Names and files of all scenarios that can be found by name."""
    out: dict[str, Path] = {}
    for folder in _folders():
        if folder.is_dir():
            for path in sorted(folder.glob("*.yaml")):
                out.setdefault(path.stem, path)
    return out


def read_scenario(name: str | Path) -> dict[str, Any]:
    """The mapping of a scenario: a path, or a name looked up in `./scenarios` and among the shipped ones."""
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.parent != Path("."):
        data = read_yaml(path)
    else:
        known = known_scenarios()
        if str(name) not in known:
            raise ScenarioError(
                f'scenario: "{name}" is unknown{nearest(str(name), known)}; known are {", ".join(known)}'
            )
        path = known[str(name)]
        data = read_yaml(path)
    data.setdefault("name", path.stem)
    return located(data, path.parent)


def option_groups() -> dict[str, dict[str, Path]]:
    """Option groups (`routing`, `bot` …) with their options' files."""
    out: dict[str, dict[str, Path]] = {}
    for folder in _folders():
        if folder.is_dir():
            for path in sorted(folder.glob("*/*.yaml")):
                out.setdefault(path.parent.name, {}).setdefault(path.stem, path)
    return out


def read_option(group: str, option: str) -> dict[str, Any]:
    """The partial mapping of an option, placed under the group's key; null where the option leaves the group out."""
    options = option_groups().get(group, {})
    if not options:
        raise ScenarioError(
            f'{group}: "{option}" is no option, there are none for {group}; set its keys, such as {group}.KEY'
        )
    if option not in options:
        raise ScenarioError(
            f'{group}: "{option}" is no option{nearest(option, options)}; known are {", ".join(options)}'
        )
    return {group: _read(options[option])}
