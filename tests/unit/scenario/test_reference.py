"""The walk through the schema names every key and says what it is counted in."""

from __future__ import annotations

import pytest

from sim.scenario.reference import Key, keys, value_text

FOUND = {key.name: key for key in keys()}


@pytest.mark.parametrize(
    ("name", "unit", "default", "extent"),
    [
        ("calendar.start", "date", "2026-01-05", ""),
        ("calendar.interval", "duration", "30m", ""),
        ("name", "text", "unnamed", "any"),
        ("contact_types.*.talk", "random duration", "", "0s to 365d"),
        ("contact_types.*.targets.*.share", "share", "0.8", "0 to 1"),
        ("contact_types.*.due_in", "duration", "none", "0s to 365d"),
        ("contact_types.*.retry.abandoned", "share in a list", "none", "0 to 1"),
        ("agents.*.shrinkage", "share", "0", "0, below 1"),
        ("agents.*.count", "number or table", "none", "at least 0"),
        ("agents.*.members.*.tenure_months", "months", "none", "0 to 600"),
        ("topics.*.urgency", "step", "0", "0, 0.5, 1"),
        ("tolerance.hold", "word", "silence", "silence, music, information"),
        ("tolerance.patience_scale", "factor", "1", "above 0 to 1000"),
        ("resolution.slope", "logit", "3", "0 to 20"),
        ("satisfaction.by_channel", "factor by name", None, "0 to 20"),
        ("satisfaction.human.training", "share", "0.2", "0 to 1"),
        ("workforce.newcomer_extra", "share", "0.35", "0 to 10"),
        ("handling.takeover", "switch", "false", "true, false"),
        ("handling.reference", "share", "0.41", "above 0, below 1"),
    ],
)
def test_unit_default_and_range(name: str, unit: str, default: str | None, extent: str) -> None:
    key = FOUND[name]
    assert (key.unit, key.range) == (unit, extent)
    assert default is None or key.default == default


def test_names_are_dotted_once_and_sections_are_keys_only_where_they_may_be_absent() -> None:
    assert len(FOUND) == len(keys())
    assert not {"handling", "satisfaction.human", "contact_types.*.targets"} & set(FOUND)
    for name in ("satisfaction", "contact_types.*.callback"):
        assert (FOUND[name].unit, FOUND[name].default, FOUND[name].range) == ("section", "none", "its keys")


def test_where_no_source_is_named_the_mark_says_what_kind_it_is() -> None:
    assert FOUND["resolution.base"].origin == "assumed"
    assert FOUND["satisfaction.speed"].origin == "Gallup"
    assert Key("a", "", "", "", "", "", "").origin == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"voice": 0.6, "email": 1.0}, "voice 0.6, email 1"),
        ([-2.2, 0.0], "-2.2 0"),
        (True, "true"),
        (1.791759, "1.792"),
        (None, "none"),
        ({}, "none"),
        ("deterministic value:5m", "5m"),
    ],
)
def test_values_in_few_words(value: object, text: str) -> None:
    assert value_text(value) == text
