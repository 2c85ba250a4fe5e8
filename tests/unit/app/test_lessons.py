"""Lessons are read as what they should be, and each can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.app.floor import Floor
from sim.app.lessons import FOLDER, lesson, lessons, plans_of, read_lesson
from sim.app.words import changes_in_words
from sim.errors import ScenarioError, SettingsError
from sim.units import DAY, parse_clock

NAMES = [one["name"] for one in lessons()]
FLOOR = Floor()


def written(**changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "title": "A lesson",
        "scenario": "one_line",
        "day": 1,
        "from": "09:00",
        "at": ["10:00"],
        "a": {},
        "b": {"agents.team.extra": 1},
        "watch": ["The queue."],
        "question": "Why?",
        "seen": ["It is shorter."],
        "theory": {"text": "So it is.", "formula": "1 = 1", "source": "A book"},
    }
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def test_a_lesson_is_given_with_all_its_keys() -> None:
    read = read_lesson(written(), "mine")
    assert next(iter(read)) == "name"
    assert [read[key] for key in ("name", "from", "try", "seed", "replication")] == [
        "mine",
        "09:00",
        [],
        1,
        0,
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"titel": "x"}, "lesson mine: titel: unknown key (did you mean title?)"),
        ({"frm": "10:00"}, "lesson mine: frm: unknown key (did you mean from?)"),
        ({"question": None}, "lesson mine: question: is missing"),
        ({"day": -1}, "lesson mine: day: -1 must be at least 0"),
        ({"day": "two"}, "lesson mine: day: 'two' must be a whole number"),
        ({"at": ["25:00"]}, "lesson mine: at.0: "),
        ({"speed": 0}, "lesson mine: speed: 0 must be at least 1"),
        (
            {"try": [{"label": "x", "floor": "C", "overrides": {"a": 1}}]},
            "lesson mine: try.0.floor: 'C' must be one of A, B",
        ),
        ({"theory": {"text": "x", "formula": "x", "sauce": "x"}}, "lesson mine: theory.source: is missing"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as told:
        read_lesson(written(**changes), "mine")
    assert any(problem.startswith(sentence) for problem in told.value.problems), told.value.problems


def test_an_unknown_lesson_is_told_its_nearest() -> None:
    with pytest.raises(
        SettingsError, match=r'"poling" is unknown \(did you mean pooling\?\); known are one_agent'
    ):
        lesson("poling")


def test_names_are_those_of_the_files_without_their_numbers() -> None:
    assert [f"{n:02}_{name}" for n, name in enumerate(NAMES, 1)] == sorted(
        path.stem for path in FOLDER.glob("*.yaml")
    )


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    lessons.cache_clear()
    yield tmp_path
    lessons.cache_clear()


def test_own_lessons_stand_behind_the_shipped_ones(elsewhere: Path) -> None:
    (elsewhere / "lessons").mkdir()
    text = (FOLDER / "02_pooling.yaml").read_text(encoding="utf-8")
    (elsewhere / "lessons" / "ours.yaml").write_text(text, encoding="utf-8")
    assert [one["name"] for one in lessons()] == [*NAMES, "ours"]


def test_levers_are_moved_one_after_the_other() -> None:
    tries = [
        {"label": "one", "overrides": {"x": 1, "y": None}},
        {"label": "two", "floor": "A", "overrides": {"x": 2}},
    ]
    read = read_lesson(written(a={"z": 3}, b={"y": 4}, **{"try": tries}), "mine")
    assert plans_of(read) == ({"z": 3}, {"y": 4})
    assert plans_of(read, 1) == ({"z": 3}, {"x": 1})
    assert plans_of(read, 2) == ({"z": 3, "x": 2}, {"x": 1})


@pytest.mark.parametrize("name", NAMES)
def test_each_can_be_shown(name: str) -> None:
    """Plans within the bounds of the floor, changes in short words, clocks within the open hours of the day."""
    told = lesson(name)
    base = FLOOR.base(told["scenario"])
    for tries in range(len(told["try"]) + 1):
        a, b = plans_of(told, tries)
        assert a != b
        for plan in (a, b):
            FLOOR.varied(told["scenario"], plan, told["day"])
            assert all(len(line) < 120 for line in changes_in_words(base, plan))
    spans = base.calendar.open_spans() - told["day"] * DAY
    for clock in (told["from"], *told["at"]):
        at = parse_clock(clock)
        assert ((spans[:, 0] <= at) & (at < spans[:, 1])).any(), clock


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_is_seen_after_each_lever(name: str) -> None:
    told = lesson(name)
    assert told["try"]
    assert all(one["seen"] for one in told["try"])
