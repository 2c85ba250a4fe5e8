"""A mapping says what columns and codes mean; what it cannot mean is told in one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sim.calibration.mapping import Mapping, load_mapping
from sim.errors import DataError
from sim.units import MINUTE, SECOND


def test_defaults_of_thresholds(plain: dict[str, Any]) -> None:
    bounds = load_mapping(plain).thresholds
    assert bounds.on_duty_gap == 20 * MINUTE
    assert bounds.short_service == 10 * SECOND


def test_the_documented_example_is_valid(bank_mapping: Mapping) -> None:
    assert bank_mapping.segment is not None
    assert bank_mapping.segment.head_start == {"high": 90 * SECOND}
    assert bank_mapping.calendar.regular_weekdays == (6, 0, 1, 2, 3)
    assert "Technion" in bank_mapping.acknowledgement


def test_numbers_are_codes_too(plain: dict[str, Any]) -> None:
    plain["outcome"] = {"column": "result", "answered": [1], "abandoned": [2]}
    assert load_mapping(plain).outcome.answered == ("1",)


def test_mapping_is_frozen(plain: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_mapping(plain).title = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("calender", {}, ["calender is no key", "did you mean calendar"]),
        ("instants", {"oferred": "when", "offered": "when"}, ["instants.oferred", "did you mean offered"]),
        ("instants", {}, ["instants.offered is missing"]),
        (
            "instants",
            {"offered": {"column": "when", "format": "%H:%M"}},
            ['"%H:%M" has no date', "instants.date"],
        ),
        ("outcome", {"column": "r", "answered": [False]}, ["outcome.answered.0", "quotes"]),
        ("outcome", {"column": "r", "answered": []}, ["outcome.answered", "at least 1"]),
        ("outcome", {"column": "r", "answered": ["A"], "ignore": ["A"]}, ['"A" stands under more than one']),
        ("thresholds", {"on_duty_gap": 1200}, ["thresholds.on_duty_gap", "1200"]),
        ("thresholds", {"service_clip": "-1h"}, ["service_clip must be above 0s"]),
        ("thresholds", {"short_service": "2h"}, ["short_service", "below service_clip"]),
        ("calendar", {"groups": {"a": ["monday"], "b": ["monday"]}}, ["monday stands in more than one"]),
        ("calendar", {"groups": {"a": ["moonday"]}}, ["calendar.groups.a.0", "moonday"]),
        ("calendar", {"interval": "7m"}, ["interval must divide the day"]),
        (
            "calendar",
            {"first_day": "2024-02-01", "last_day": "2024-01-01"},
            ["first_day 2024-02-01 is after"],
        ),
        ("calendar", {"opening": {"al": ["07:00", "08:00"]}}, ['"al" is no group', "did you mean all"]),
        ("calendar", {"opening": {"all": ["09:00", "08:00"]}}, ["opening.all", "open before it closes"]),
        ("calendar", {"opening": {"all": [420, "08:00"]}}, ["420", "in quotes"]),
        (
            "segment",
            {"column": "c", "rename": {"1": "gold"}, "head_start": {"glod": "9s"}},
            ["did you mean gold"],
        ),
        ("durations", {"wait": "waited"}, ["durations.talk"]),
        ("filters", {"menu_at_least": "1s"}, ["filters.menu_at_least needs durations.menu"]),
        ("table", {"delimiter": ";;"}, ["table.delimiter", "1 character"]),
        (
            "contact_type",
            {"column": "kind", "rename": {"a": "two words"}},
            ["contact_type.rename.a", "two words"],
        ),
    ],
)
def test_one_sentence_a_problem(plain: dict[str, Any], key: str, value: Any, words: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        load_mapping(plain | {key: value})
    assert "\n" not in str(caught.value)
    for word in words:
        assert word in str(caught.value)


def test_files_that_are_no_mapping(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_mapping(tmp_path / "absent.yaml")
    for text, word in (("a: [", "not YAML"), ("- a\n", "must hold keys and values"), ("", "must hold keys")):
        path = tmp_path / "m.yaml"
        path.write_text(text)
        with pytest.raises(DataError, match=word):
            load_mapping(path)
    path.write_bytes(b"title: caf\xe9\n")
    with pytest.raises(DataError, match="not UTF-8"):
        load_mapping(path)


def test_a_mapping_file_cannot_run_code(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("title: !!python/object/apply:os.getcwd []\n")
    with pytest.raises(DataError, match="not YAML"):
        load_mapping(path)
