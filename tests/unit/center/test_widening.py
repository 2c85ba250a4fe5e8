"""Who waits is offered to more agents as time goes by."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor


def _answered(helps: dict[str, dict[str, Any]], **kind: Any) -> tuple[list[float | None], list[int]]:
    """Two calls at eight for one agent; further groups of one agent each help out."""
    groups = {name: {"count": 1, "skills": {"call": skill}} for name, skill in {"own": {}, **helps}.items()}
    seen = Floor({"call": kind}, groups).run([(0, "call"), (0, "call")])
    return seen.answered, seen.agents


@pytest.mark.parametrize(
    ("helps", "kind", "answered", "agents"),
    [
        ({}, {}, [0, 10], [0, 0]),
        ({"b": {"after": "2m"}}, {}, [0, 2], [0, 1]),
        ({"b": {"after": "12m"}}, {}, [0, 10], [0, 0]),
        ({"b": {"after": "10m"}}, {}, [0, 10], [0, 0]),
        ({"b": {"after": "4m"}, "c": {"after": "2m"}}, {}, [0, 2], [0, 2]),
        ({"b": {"after": "2m"}}, {"head_start": "90s"}, [0, 0.5], [0, 1]),
        ({"b": {"after": "2m"}}, {"head_start": "2m"}, [0, 0], [0, 1]),
        ({"b": {"after": "2m"}}, {"patience": "2m"}, [0, None], [0, -1]),
    ],
)
def test_a_group_helps_out_with_who_has_waited_so_long(
    helps: dict[str, Any], kind: dict[str, Any], answered: list[float | None], agents: list[int]
) -> None:
    """Head start included; at that instant an agent who becomes free comes first, and who is gone is gone."""
    assert _answered(helps, **kind) == (answered, agents)


def test_if_the_helper_is_busy_then_the_next_one_is_asked_later() -> None:
    groups = {
        "own": {"count": 1, "skills": {"call": {}}},
        "b": {"count": 1, "skills": {"call": {"after": "2m"}}},
        "c": {"count": 1, "skills": {"call": {"after": "5m"}}},
    }
    seen = Floor({"call": {}}, groups).run([(0, "call")] * 3)
    assert (seen.answered, seen.agents) == ([0, 2, 5], [0, 1, 2])
