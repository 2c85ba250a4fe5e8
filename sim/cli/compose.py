"""From the words of the command line to plain data: Hydra composes here, and nothing behind has heard of it.

The scenario (read strictly and validated by ourselves) and the option groups are registered in Hydra's ConfigStore,
Hydra lays options and overrides over them, and one plain dict comes out. Nothing is instantiated or interpolated.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.cli.words import Change, read_word
from sim.errors import ScenarioError, SettingsError, hint_or_all

__all__ = ["DEFAULT_SCENARIO", "Composed", "compose", "named_by_path"]

DEFAULT_SCENARIO = "bank"
_PRIMARY = "ccsim_run"
_OPTION = "option_"
"""Before a group's name, as Hydra takes any override of a key that is also a group for a choice of option."""


@dataclass(frozen=True)
class Composed:
    """What the command line asks for, as plain data.

    Attributes
    ----------
    source
        The scenario as it was named: a name, or the path of a file.
    scenario
        For `sim.load`.
    settings
        For `read_settings`.
    words
        The overrides of the scenario as they were typed, without settings and without the scenario's choice.
    """

    source: str
    scenario: dict[str, Any]
    settings: dict[str, Any]
    words: tuple[str, ...]


def compose(words: Sequence[str], settings: Collection[str] | None = None) -> Composed:
    """Compose the scenario and the settings of a verb.

    Parameters
    ----------
    words
        Overrides in Hydra's grammar: `scenario=bank agents.tellers.extra=1 routing=longest_idle replications=50`.
    settings
        Keys at the root that are settings of the verb; those of `ccsim run` if None.

    Raises
    ------
    ScenarioError, SettingsError
        One sentence a problem.
    """
    from sim.cli.settings import RunSettings
    from sim.scenario import load

    known = RunSettings.model_fields if settings is None else settings
    changes = [read_word(word) for word in words]
    chosen = [change for change in changes if change.key == "scenario"]
    if len(chosen) > 1:
        raise SettingsError(
            f"scenario: given {len(chosen)} times ({', '.join(c.word for c in chosen)}); give one"
        )
    source = _source(chosen[0]) if chosen else DEFAULT_SCENARIO
    base = load(source).to_dict(merging=True)
    rest = [change for change in changes if change.key != "scenario"]
    _check_roots(rest, base, known)
    composed = _composed(base, rest)
    chosen_settings = {key: value for key, value in composed.items() if key in known}
    scenario = {key: value for key, value in composed.items() if key not in known}
    own = tuple(one.word for one in rest if one.root not in known)
    return Composed(source, scenario, chosen_settings, own)


def _source(choice: Change) -> str:
    if choice.prefix == "~" or not isinstance(choice.value, str | int | float) or choice.value == "":
        raise SettingsError(
            f'scenario: "{choice.word}" names none; write scenario=NAME or scenario=PATH.yaml'
        )
    return choice.word.partition("=")[2].strip().strip("'\"")


def _check_roots(changes: Sequence[Change], base: Mapping[str, Any], settings: Collection[str]) -> None:
    """The first part of every key must be known; elsewhere the scenario's own validation says what is wrong."""
    from sim.scenario import option_groups

    known = list(dict.fromkeys([*base, *option_groups(), *settings, "scenario"]))
    for one in changes:
        if one.root not in known:
            raise SettingsError(f"{one.key}: unknown key{_meant(one, base) or hint_or_all(one.root, known)}")


def _meant(change: Change, base: Mapping[str, Any]) -> str:
    """A hint at the full key where the first part is the name of an agent group, a contact type …"""
    for part, content in base.items():
        if isinstance(content, dict) and change.root in content:
            return f" (did you mean {part}.{change.key}?)"
    return ""


def _composed(base: dict[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    """Scenario, options and overrides as one mapping.

    Hydra gets what is changed, and the rest stays as it is. What its grammar cannot spell (a span of the day as a key)
    is laid over afterwards by the same rules, and so is everything that comes behind it.
    """
    from sim.scenario.files import read_option
    from sim.scenario.merging import with_keys
    from sim.scenario.scenario import Scenario

    named = [one for one in changes if one.prefix != "~" and Scenario.is_option(one.key, one.value)]
    chosen = {one.key: str(one.value) for one in named}
    partial = {group: read_option(group, option)[group] for group, option in chosen.items()}
    plain = [one for one in changes if one not in named]
    first = next((i for i, one in enumerate(plain) if one.override is None), len(plain))
    late = plain[first:]
    overrides = [f"{_OPTION}{group}=chosen" for group in chosen]
    overrides += [str(one.override) for one in plain[:first]]
    roots = {*chosen, *(one.root for one in plain[:first])}
    out = _by_hydra({key: base[key] for key in base if key in roots}, partial, chosen, overrides)
    kept = {key: out.pop(key, content) for key, content in base.items() if key in out or key not in roots}
    out = kept | out
    for one in late:
        out = _without(out, one) if one.prefix == "~" else with_keys(out, {one.key: one.value})
    return out


def _without(data: dict[str, Any], change: Change) -> dict[str, Any]:
    """The mapping without a key."""
    root, _, rest = change.key.partition(".")
    if root not in data or (rest and not isinstance(data[root], dict)):
        raise ScenarioError(f"{change.word.lstrip('~')}: there is no such key that could be left out")
    if not rest:
        return {key: value for key, value in data.items() if key != root}
    inner = Change(change.word, "~", rest, None, None)
    return {**data, root: _without(data[root], inner)}


def _by_hydra(
    base: dict[str, Any], partial: Mapping[str, Any], chosen: Mapping[str, str], overrides: list[str]
) -> dict[str, Any]:
    """Hydra's composition of the scenario, the options and the overrides, as a plain dict."""
    from hydra import compose as hydra_compose
    from hydra import initialize
    from hydra.core.config_store import ConfigStore
    from hydra.errors import HydraException
    from omegaconf import OmegaConf
    from omegaconf.errors import OmegaConfBaseException

    store = ConfigStore.instance()
    store.store(group="scenario", name="chosen", node=base, package="_global_")
    defaults: list[Any] = [{"scenario": "chosen"}]
    for group, mapping in partial.items():
        if mapping is not None and "defaults" in mapping:
            raise ScenarioError(
                f"{group}={chosen[group]}: an option is a plain mapping without a list of defaults"
            )
        store.store(group=_OPTION + group, name="chosen", node={group: mapping}, package="_global_")
        defaults.append({f"optional {_OPTION}{group}": None})
    store.store(name=_PRIMARY, node={"defaults": [*defaults, "_self_"]})
    try:
        with initialize(config_path=None, job_name="ccsim", version_base="1.3"):
            found = OmegaConf.to_container(
                hydra_compose(config_name=_PRIMARY, overrides=overrides), resolve=False
            )
    except (HydraException, OmegaConfBaseException) as error:
        raise ScenarioError(_said(error, overrides)) from None
    assert isinstance(found, dict)
    return {str(key): value for key, value in found.items()}


def _said(error: Exception, overrides: Sequence[str]) -> str:
    """The first line of what Hydra says, with the override that it is about."""
    lines = [line for line in _causes(error) if line]
    gone = re.search(r"Could not delete from config. '(.+)' does not exist", lines[-1] if lines else "")
    if gone:
        return f"{gone[1]}: there is no such key that could be left out"
    about = next(
        (one for one in overrides if any(one.lstrip("+~").partition("=")[0] in line for line in lines)), ""
    )
    return f"{about.removeprefix('++') or 'overrides'}: {lines[-1] if lines else 'cannot be composed'}"


def _causes(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield str(error).strip().split("\n")[0]
        error = error.__cause__


def named_by_path(source: str) -> bool:
    """Whether a scenario was given as the path of a file."""
    path = Path(source)
    return path.suffix in (".yaml", ".yml") or path.parent != Path(".")
