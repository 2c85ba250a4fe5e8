"""Studies are found by name, number and path; those that come with the package are whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sim.errors import ScenarioError
from sim.replications.place import read_place
from sim.study import known_studies, read_study
from sim.study.contradictions import problems, read_contradictions
from sim.study.grid import scenario_of
from sim.study.sources import read_sources
from tests.unit.study.made import STUDY

NAMES = list(known_studies())


def test_by_name_number_and_path() -> None:
    one = read_study("haste")
    assert one == read_study("E1") == read_study("e1") == read_study("e01_haste")
    assert read_study(str(known_studies()["e01_haste"])) == one
    assert (one.study, one.number) == ("e01_haste", "E1")


def test_those_of_the_working_folder_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "experiments").mkdir()
    text = yaml.safe_dump({key: value for key, value in STUDY.items() if key != "study"})
    (tmp_path / "experiments" / "e98_mine.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)
    assert next(iter(known_studies())) == "e98_mine"
    assert read_study("mine").study == "e98_mine"
    assert {"claims", "contradictions"}.isdisjoint(known_studies())


def test_an_unknown_name_has_a_hint() -> None:
    with pytest.raises(ScenarioError, match=r"did you mean haste\?"):
        read_study("hast")


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_study_is_whole(name: str) -> None:
    one, sources = read_study(name), read_sources()
    assert name.startswith(f"e{int(one.number[1:]):02d}_")
    lost = [number for claim in one.claims.values() for number in claim.sources if not sources.known(number)]
    assert lost == []
    for condition in one.conditions:
        scenario_of(one, one.full, (condition, list(one.variants)[-1]))
    scenario_of(one, one.quick, (next(iter(one.conditions)), next(iter(one.variants))))
    for measure in one.measures:
        assert read_place(measure).measure
    for claim in one.claims.values():
        for clause in (claim.if_so, claim.if_not):
            assert not clause.endswith(".")
            assert not clause[:1].isupper() or clause[1:2].isupper()


def test_shipped_contradictions_name_claims_and_sources_that_exist() -> None:
    found, sources = read_contradictions(), read_sources()
    assert problems(found, [read_study(name) for name in NAMES]) == []
    lost = [n for one in found.values() for side in (one.a, one.b) for n in side.sources if not sources.known(n)]
    assert lost == []
