"""Variants: how they are typed, named and composed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sim.cli.variants import file_name, read_plans
from sim.errors import SettingsError
from tests.unit.cli.small import SMALL

BASE = ["scenario=small.yaml"]


def test_overrides_with_and_without_a_name(folder: Path) -> None:
    plans = read_plans(BASE, ["one more: agents.tellers.extra=1", 'contact_types.order.talk="exponential mean:5m"'])
    assert list(plans.scenarios) == ["base", "one more", "contact_types.order.talk=exponential mean:5m"]
    assert plans.changes["one more"] == "agents.tellers.extra=1"
    assert plans.scenarios["one more"].agents["tellers"].extra == 1


def test_a_value_may_have_spaces(folder: Path) -> None:
    typed = "slow: contact_types.order.talk=lognormal mean:5m sigma:1.1 agents.tellers.extra=1"
    plans = read_plans(BASE, [typed])
    assert plans.changes["slow"] == "'contact_types.order.talk=lognormal mean:5m sigma:1.1' agents.tellers.extra=1"
    talk = plans.scenarios["slow"].to_dict()["contact_types"]["order"]["talk"]
    assert talk == "lognormal mean:5m sigma:1.1"


def test_a_file_is_another_scenario_under_the_same_overrides(folder: Path) -> None:
    other = SMALL | {"name": "other", "agents": {"tellers": {"count": 9, "skills": {"order": {}, "return": {}}}}}
    (folder / "other.yaml").write_text(yaml.safe_dump(other), encoding="utf-8")
    texts = ["other.yaml", "small2", "both: other.yaml agents.tellers.extra=1"]
    plans = read_plans([*BASE, "arrivals.scale=1.5"], texts)
    assert list(plans.scenarios) == ["base", "other", "small2", "both"]
    assert plans.scenarios["other"].agents["tellers"].count == 9
    assert all(one.arrivals.scale == 1.5 for one in plans.scenarios.values())
    assert plans.scenarios["both"].agents["tellers"].extra == 1


def test_what_holds_for_all_is_overridden_by_a_variant(folder: Path) -> None:
    plans = read_plans([*BASE, "agents.tellers.extra=1"], ["x: agents.tellers.extra=2"])
    assert [one.agents["tellers"].extra for one in plans.scenarios.values()] == [1, 2]


def test_a_study_gives_variants_and_measure(folder: Path) -> None:
    study = {
        "question": "Does one more help?",
        "scenario": "small2",
        "base": {"calendar.days": 1, "arrivals.scale": 1.2},
        "variants": {
            "today": {},
            "more": {"agents": "more"},
            "slow": {"contact_types.return.talk": "exponential mean:5m"},
        },
        "measures": ["asa", "service_level"],
        "seed": 3,
    }
    (folder / "experiments").mkdir()
    (folder / "experiments" / "mine.yaml").write_text(yaml.safe_dump(study, sort_keys=False), encoding="utf-8")
    plans = read_plans(["experiment=mine", "calendar.days=2", "replications=7"], ["none: agents.tellers.extra=-1"])
    assert list(plans.scenarios) == ["today", "more", "slow", "none"]
    assert {one.name for one in plans.scenarios.values()} == {"small2"}
    assert {one.calendar.days for one in plans.scenarios.values()} == {2}, "the command line has the last word"
    assert {one.arrivals.scale for one in plans.scenarios.values()} == {1.2}
    assert (plans.settings.measure, plans.settings.seed, plans.settings.replications) == ("asa", 3, 7)
    assert plans.command.startswith("ccsim compare experiment=mine scenario=small2 calendar.days=2 -v")
    by_path = read_plans([f"experiment={folder / 'experiments' / 'mine.yaml'}"], [])
    assert by_path.command.startswith("ccsim compare scenario=variants/0-today.yaml -v 'more: variants/1-more.yaml'")


@pytest.mark.parametrize("variants", [None, ["a"], {"only": {}}])
def test_a_study_without_variants_is_refused(variants: object, folder: Path) -> None:
    (folder / "s.yaml").write_text(yaml.safe_dump({"variants": variants}), encoding="utf-8")
    with pytest.raises(SettingsError, match="has no variants"):
        read_plans(["experiment=./s.yaml"], [])


def test_the_command_can_be_typed_whatever_the_names(folder: Path) -> None:
    command = read_plans(BASE, ["agents.tellers.extra=1", "two: agents.tellers.extra=2"]).command
    assert "-v variants/1-agents-tellers-extra-1.yaml -v 'two: variants/2-two.yaml' " in command


def test_files_bear_number_and_name() -> None:
    assert file_name(2, "one more/../x") == "2-one-more----x.yaml"
    assert file_name(1, "…") == "1-variant.yaml"
