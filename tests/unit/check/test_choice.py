"""Who serves, where the tables show it."""

from __future__ import annotations

import numpy as np
import pytest

from sim.names import AGENT_SELECTION
from sim.plan import Plan
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, judged, log_of, refused

_WORDS = "idle agents of a better group, then the longest idle, come first; legs"
_CALLS = calls("08:00", "08:01", "08:20", "08:40", "08:41", "09:00")


def _groups(rule: str) -> Plan:
    agents = {
        "g": {"count": 2, "skills": {"a": {"rank": 1, "level": 1}}},
        "h": {"count": 2, "skills": {"a": {"rank": 2, "level": 2}, "b": {}, "c": {}}},
        "i": {"count": 2, "skills": {"a": {"rank": 3, "level": 3}, "b": {}}},
    }
    return drawn_up(_CALLS, types=[{}, {}, {}], agents=agents, routing={"agent_selection": rule})


@pytest.mark.parametrize(
    "rule", ["ranked_longest_idle", "best_skill", "single_skilled_first", "ranked_most_free"]
)
def test_the_best_group_comes_first(rule: str) -> None:
    plan = _groups(rule)
    others = {name: altered(plan, "types", "agent_selection", code) for name, code in AGENT_SELECTION.items()}
    wrong = {"best_skill": "ranked_longest_idle"}.get(rule, "best_skill")
    judged(plan, _WORDS, others[wrong])


def test_the_longest_idle_comes_first() -> None:
    plan = drawn_up(_CALLS, agents={"g": group(2)})
    log = log_of(plan)
    agents = log.legs["agent"].tolist()
    assert agents[:4] == [0, 1, 0, 1]
    legs = {"08:20": 2, "08:40": 3}
    for row in legs.values():
        other = changed(log, "legs", "agent", row, 1 - agents[row])
        refused(other, plan, f"{_WORDS}|an agent is busy with legs")


def test_who_comes_again_is_taken_by_who_knows_him() -> None:
    thread = {"reopen": 1, "pause": "5m", "most": 4}
    plan = drawn_up(calls("08:00", "08:02"), types=[{"thread": thread}], agents={"g": group(3)})
    words = "who comes again is taken by who knows him; legs"
    judged(plan, words, altered(plan, "types", "last_agent", 1))


def test_the_reserve_is_kept() -> None:
    agents = {"g": {"count": 3, "skills": {"a": {"keep_free": 1}}}}
    plan = drawn_up(_CALLS, agents=agents)
    words = "no more agents are taken than are not kept free; legs"
    judged(plan, words, altered(plan, "skills", "keep_free", np.array([[2]])))
