"""Who is served next, and by whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import sim
from sim.center import router
from sim.errors import EngineError
from sim.names import AGENT_SELECTION, CONTACT_SELECTION
from tests.unit.center.floor import Floor

TWO = {"call": {}, "sales": {}}


def _group(count: int, **skills: dict[str, Any]) -> dict[str, Any]:
    return {"count": count, "skills": skills}


def test_the_longest_idle_agent_takes_the_contact() -> None:
    seen = Floor({"call": {}}, {"pool": 3}).run(
        [(0, "call"), (1, "call"), (2, "call"), (20, "call"), (21, "call")]
    )
    assert seen.agents == [0, 1, 2, 0, 1]


def test_idle_time_counts_from_the_end_of_wrap_up() -> None:
    types = {"call": {}, "long": {"wrap_up": "20m"}}
    seen = Floor(types, {"pool": 2}).run([(0, "long"), (1, "call"), (40, "call")])
    assert seen.agents == [0, 1, 1]


def test_groups_are_asked_in_the_order_of_their_rank() -> None:
    groups = {"second": _group(1, call={"rank": 2}), "first": _group(1, call={"rank": 1})}
    seen = Floor({"call": {}}, groups).run([(0, "call"), (1, "call"), (11, "call")])
    assert seen.agents == [1, 0, 1]


def test_within_a_rank_the_longest_idle_of_all_groups_is_taken() -> None:
    groups = {"a": _group(1, call={}), "b": _group(1, call={})}
    seen = Floor({"call": {}}, groups).run(
        [(0, "call"), (1, "call"), (12, "call"), (25, "call"), (26, "call")]
    )
    assert seen.agents == [0, 1, 0, 1, 0]


def test_the_rank_depends_on_the_contact_type() -> None:
    groups = {
        "a": _group(1, call={"rank": 1}, sales={"rank": 2}),
        "b": _group(1, call={"rank": 2}, sales={"rank": 1}),
    }
    seen = Floor(TWO, groups).run([(0, "call"), (11, "sales"), (22, "call"), (33, "sales")])
    assert seen.agents == [0, 1, 0, 1]


def test_nobody_serves_without_the_skill() -> None:
    groups = {"callers": _group(2, call={}), "sellers": _group(1, sales={})}
    seen = Floor(TWO, groups).run([(0, "sales"), (1, "sales"), (2, "call")])
    assert seen.agents == [2, 2, 0]
    assert seen.answered == [0, 10, 2]


def test_the_longest_wait_goes_first_across_queues() -> None:
    seen = Floor(TWO, {"pool": 1}).run([(0, "call"), (1, "sales"), (2, "call"), (3, "sales")])
    assert seen.answered == [0, 10, 20, 30]


def test_priority_goes_before_wait() -> None:
    types = {"call": {"priority": 2}, "sales": {"priority": 1}}
    seen = Floor(types, {"pool": 1}).run([(0, "call"), (1, "call"), (2, "sales"), (3, "call"), (4, "sales")])
    assert seen.answered == [0, 30, 10, 40, 20]


def test_nobody_is_interrupted_for_a_higher_priority() -> None:
    types = {"call": {"priority": 2}, "sales": {"priority": 1}}
    assert Floor(types, {"pool": 1}).run([(0, "call"), (1, "sales")]).answered == [0, 10]


def test_the_priority_of_a_segment_replaces_that_of_the_type() -> None:
    segments = {"segments": {"vip": {"priority": 0}, "standard": {}}}
    seen = Floor({"call": {}}, {"pool": 1}, segments).run(
        [(0, "call", "standard"), (1, "call", "standard"), (2, "call", "vip"), (3, "call", "vip")]
    )
    assert seen.answered == [0, 30, 10, 20]


def test_a_head_start_counts_as_wait() -> None:
    types = {"call": {}, "sales": {"head_start": "90s"}}
    seen = Floor(types, {"pool": 1}).run(
        [(0, "call"), (1, "call"), (2, "call"), (3, "sales"), (3.6, "sales")]
    )
    assert seen.answered == [0, 10, 30, 20, 40]


def test_head_starts_of_type_and_segment_add_up() -> None:
    types = {"call": {}, "sales": {"head_start": "1m"}}
    segments = {"segments": {"vip": {"head_start": "1m"}, "standard": {}}}
    seen = Floor(types, {"pool": 1}, segments).run(
        [(0, "call", "standard"), (1, "call", "standard"), (2.5, "sales", "standard"), (2.9, "sales", "vip")]
    )
    assert seen.answered == [0, 20, 30, 10]


def test_a_tie_goes_to_who_came_first() -> None:
    seen = Floor({"call": {}, "sales": {"head_start": "1m"}}, {"pool": 1}).run(
        [(0, "call"), (1, "call"), (2, "sales"), (2, "sales")]
    )
    assert seen.answered == [0, 10, 20, 30]


def test_when_two_agents_become_free_at_once_the_earlier_leg_is_done_first() -> None:
    seen = Floor({"call": {}}, {"pool": 2}).run([(0, "call"), (0, "call"), (1, "call"), (2, "call")])
    assert seen.agents == [0, 1, 0, 1]
    assert seen.answered == [0, 0, 10, 10]


class LastComeFirst:
    """The latest contact of all queues."""

    def select_contact(self, agent: Any, center: Any) -> Any:
        """See `ContactSelection`."""
        waiting = [contact for queue in agent.group.queues for contact in queue.contacts()]
        return max(waiting, key=lambda contact: contact.number, default=None)


class HighestNumber:
    """The idle agent with the highest number."""

    def select_agent(self, contact: Any, center: Any) -> Any:
        """See `AgentSelection`."""
        idle = [agent for _, group in center.groups_for[contact.type] for agent in group.idle]
        return max(idle, key=lambda agent: agent.number, default=None)


class Anybody:
    """Does not look at skills."""

    def select_agent(self, contact: Any, center: Any) -> Any:
        """See `AgentSelection`."""
        return center.groups[0].idle[0]


def _plan(floor: Floor, **rates: float) -> sim.Plan:
    changes = {"arrivals.streams.s.rates_per_hour": 30}
    return sim.plan(floor.scenario.with_(changes))


def test_own_rules_replace_the_registered_ones() -> None:
    plan = _plan(Floor({"call": {}}, {"pool": 2}))
    usual = sim.simulate(plan, "center").legs["agent"]
    own = sim.simulate(plan, "center", rules={"agent_selection": HighestNumber()}).legs["agent"]
    assert usual[0] == 0
    assert own[0] == 1
    order = sim.simulate(plan, "center", rules={"contact_selection": LastComeFirst()}).legs["matched_at"]
    assert (order[1:] < order[:-1]).any()


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (
            {"agent_selektion": HighestNumber()},
            r'"agent_selektion" is no kind of rule \(did you mean agent_selection\?\)',
        ),
        ({"agent_selection": object()}, "has no method select_agent"),
        ({"contact_selection": HighestNumber()}, "has no method select_contact"),
    ],
)
def test_own_rules_must_be_rules(rules: dict[str, Any], sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        sim.simulate(_plan(Floor({"call": {}}, {"pool": 2})), "center", rules=rules)


def test_own_rules_may_not_break_the_model() -> None:
    groups = {"sellers": _group(9, sales={}), "callers": _group(1, call={})}
    plan = _plan(Floor(TWO, groups))
    with pytest.raises(
        EngineError, match=r"agent_selection chose agent \d, who is not idle or lacks the skill"
    ):
        sim.simulate(plan, "center", rules={"agent_selection": Anybody()})


def test_own_rules_run_on_the_center_only() -> None:
    plan = _plan(Floor({"call": {}}, {"pool": 2}))
    with pytest.raises(EngineError, match="agent_selection"):
        sim.simulate(plan, "kernel", rules={"agent_selection": HighestNumber()})


def test_every_named_policy_is_registered() -> None:
    assert list(router.AGENT_SELECTION) == list(AGENT_SELECTION)
    assert list(router.CONTACT_SELECTION) == list(CONTACT_SELECTION)


def test_a_plan_without_cases_runs() -> None:
    plan = _plan(Floor({"call": {}}, {"pool": 2}))
    log = sim.simulate(replace(plan, cases=plan.cases[:0]), "center")
    assert len(log.contacts) == 0
    assert log.groups["logged_in"].sum() == 2 * 3_600_000_000
