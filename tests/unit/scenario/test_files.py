"""Where scenarios are found, and that a file is data: no code, no doubled keys, no surprises of YAML 1.1."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario import known_scenarios, load, option_groups
from sim.scenario.files import read_option, read_scenario, read_yaml, shipped


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "x.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("null\n", "is empty"),
        ("- a\n- b\n", "must be a mapping of keys, not list"),
        ("just words", "must be a mapping of keys, not str"),
        ("a: [1, 2\nb: 3\n", "line 2, column 2"),
        ("a: 1\na: 2\n", 'line 2: the key "a" stands twice'),
        ("a: {7:00: 1}\n", 'line 1: the key 7:00 is read as 420; write it in quotes: "7:00"'),
        ("off: 1\n", 'line 1: the key off is read as False; write it in quotes: "off"'),
        (
            "a: ${oc.env:HOME}\n",
            "a: .* looks like an interpolation; a scenario is plain data, write the value",
        ),
        ("a: {b: ['${x}']}\n", "a.b: .* looks like an interpolation"),
        (b"a: \xff\xfe\n", r"is not UTF-8 text \(byte 3\)"),
        (
            "a: !!python/object/apply:os.system ['echo broken in']\n",
            "is not allowed; a scenario is plain data",
        ),
        ("a: !!python/name:os.system\n", "is not allowed; a scenario is plain data"),
        ("? [1, 2]\n: 3\n", "line 1: the key"),
    ],
)
def test_what_is_no_scenario_file(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    with pytest.raises(ScenarioError, match=sentence) as raised:
        read_yaml(_file(tmp_path, text))
    assert str(raised.value).startswith(str(tmp_path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"nowhere\.yaml: cannot be read \(No such file or directory\)"):
        read_scenario(tmp_path / "nowhere.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_yaml(tmp_path)


def test_a_name_is_looked_up_here_first_then_among_the_shipped(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert known_scenarios()["erlang_a"] == shipped() / "erlang_a.yaml"
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "erlang_a.yaml").write_text("title: mine\n", encoding="utf-8")
    assert read_scenario("erlang_a") == {"title": "mine", "name": "erlang_a"}


def test_a_name_nobody_knows() -> None:
    with pytest.raises(ScenarioError, match=r'"erlang_b" is unknown \(did you mean erlang_a\?\); known are'):
        read_scenario("erlang_b")


def test_the_name_of_the_file_is_the_name_of_the_scenario(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text((shipped() / "erlang_a.yaml").read_text(encoding="utf-8").replace("name: erlang_a\n", ""))
    assert load(path).name == "mine"


def test_options_are_files_in_folders_and_are_laid_under_their_group(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "scenarios" / "measures"
    folder.mkdir(parents=True)
    (folder / "long.yaml").write_text("short_abandon: 30s\n", encoding="utf-8")
    assert option_groups()["measures"] == {"long": Path("scenarios/measures/long.yaml")}
    assert read_option("measures", "long") == {"measures": {"short_abandon": "30s"}}
    assert load("erlang_a").with_({"measures": "long"}).measures.short_abandon == 30_000_000
    with pytest.raises(ScenarioError, match=r'measures: "lang" is no option \(did you mean long\?\)'):
        load("erlang_a").with_({"measures": "lang"})


def test_an_option_that_says_null_leaves_its_group_out(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "scenarios" / "tolerance"
    folder.mkdir(parents=True)
    (folder / "never.yaml").write_text("# Nobody minds\nnull\n", encoding="utf-8")
    (folder / "forgotten.yaml").write_text("# Nothing is said\n", encoding="utf-8")
    assert read_option("tolerance", "never") == {"tolerance": None}
    with pytest.raises(ScenarioError, match=r"forgotten\.yaml: is empty"):
        read_option("tolerance", "forgotten")


@pytest.mark.parametrize("name", sorted(known_scenarios()))
def test_every_shipped_scenario_loads_and_is_complete(name: str) -> None:
    scenario = load(name)
    assert scenario.name == name
    assert scenario.title
    assert load(scenario.to_dict()) == scenario
