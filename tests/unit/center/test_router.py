"""Who may be matched with whom: order of agents and contacts, overflow, reserves, own rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import sim
from sim.errors import EngineError
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


def test_the_least_loaded_agent_comes_before_the_longest_idle() -> None:
    pool = {"count": 2, "at_once": {"email": 3}}
    seen = Floor({"mail": {"channel": "email"}}, {"pool": pool}).run([(i, "mail") for i in range(5)])
    assert seen.agents == [0, 1, 0, 1, 0]


def test_nobody_serves_without_the_skill() -> None:
    groups = {"callers": _group(2, call={}), "sellers": _group(1, sales={})}
    seen = Floor(TWO, groups).run([(0, "sales"), (1, "sales"), (2, "call")])
    assert seen.agents == [2, 2, 0]
    assert seen.answered == [0, 10, 2]


def test_the_longest_wait_goes_first_across_queues() -> None:
    seen = Floor(TWO, {"pool": 1}).run([(0, "call"), (1, "sales"), (2, "call"), (3, "sales")])
    assert seen.answered == [0, 10, 20, 30]


def test_nobody_is_interrupted_for_a_higher_priority() -> None:
    types = {"call": {"priority": 2}, "sales": {"priority": 1}}
    assert Floor(types, {"pool": 1}).run([(0, "call"), (1, "sales")]).answered == [0, 10]


def test_a_head_start_counts_as_wait_those_of_type_and_segment_add_up() -> None:
    types = {"call": {}, "sales": {"head_start": "1m"}}
    segments = {"segments": {"vip": {"head_start": "1m"}, "standard": {}}}
    seen = Floor(types, {"pool": 1}, segments).run(
        [(0, "call", "standard"), (1, "call", "standard"), (2.5, "sales", "standard"), (2.9, "sales", "vip")]
    )
    assert seen.answered == [0, 20, 30, 10]


def test_the_head_start_of_a_topic_counts_too() -> None:
    types = {"call": {"topics": {"order": 1}}, "urgent": {"topics": {"failure": 1}, "one_of": "call"}}
    more = {"topics": {"failure": {"head_start": "2m"}}}
    seen = Floor(types, {"pool": 1}, more).run([(0, "call"), (1, "call"), (2.9, "urgent"), (4, "urgent")])
    assert seen.answered == [0, 20, 10, 30]


def test_a_tie_goes_to_who_came_first() -> None:
    seen = Floor({"call": {}, "sales": {"head_start": "1m"}}, {"pool": 1}).run(
        [(0, "call"), (1, "call"), (2, "sales"), (2, "sales")]
    )
    assert seen.answered == [0, 10, 20, 30]


def test_when_two_agents_become_free_at_once_the_earlier_leg_is_done_first() -> None:
    seen = Floor({"call": {}}, {"pool": 2}).run([(0, "call"), (0, "call"), (1, "call"), (2, "call")])
    assert seen.agents == [0, 1, 0, 1]
    assert seen.answered == [0, 0, 10, 10]


def test_a_group_may_help_out_only_after_some_waiting() -> None:
    groups = {"own": _group(1, call={}), "help": _group(2, call={"after": "3m"})}
    seen = Floor({"call": {"head_start": "1m"}}, groups).run([(0, "call"), (1, "call"), (8.5, "call")])
    assert seen.answered == [0, 3, 10]
    assert seen.agents == [0, 1, 0]


def test_several_groups_help_out_one_after_the_other() -> None:
    groups = {
        name: _group(1, call={"after": after}) for name, after in {"a": "0s", "b": "2m", "c": "5m"}.items()
    }
    seen = Floor({"call": {}}, groups).run([(0, "call"), (0, "call"), (0, "call"), (0, "call")])
    assert seen.answered == [0, 2, 5, 10]
    assert seen.agents == [0, 1, 2, 0]


def test_a_group_may_keep_agents_free_for_others() -> None:
    groups = {"pool": _group(2, call={"keep_free": 1}, sales={})}
    seen = Floor(TWO, groups).run([(0, "call"), (1, "call"), (2, "sales"), (13, "sales")])
    assert seen.answered == [0, 12, 2, 13]


def test_who_is_kept_free_counts_only_idle_agents() -> None:
    pool = {"count": 1, "skills": {"call": {"keep_free": 0}}, "at_once": {"voice": 2}}
    assert Floor({"call": {}}, {"pool": pool}).run([(0, "call"), (1, "call")]).answered == [0, 10]


def test_the_preference_of_the_agent_goes_before_priority() -> None:
    types = {"call": {"priority": 0}, "sales": {"priority": 5}}
    groups = {"pool": _group(1, call={"pick": 2}, sales={"pick": 1})}
    seen = Floor(types, groups).run([(0, "call"), (1, "call"), (2, "sales")])
    assert seen.answered == [0, 20, 10]


def test_channels_are_in_hand_together_only_if_they_may_be() -> None:
    types = {"call": {}, "mail": {"channel": "email"}, "chat": {"channel": "chat"}}
    pool = {"count": 1, "at_once": {"email": 2, "chat": 2}, "together": {"x": "voice email"}}
    seen = Floor(types, {"pool": pool}, {"channels.chat.slowdown": 0}).run(
        [(0, "mail"), (1, "call"), (2, "chat")]
    )
    assert seen.answered == [0, 1, 11]


def test_idle_agents_take_who_waits_when_an_outage_is_over() -> None:
    down = {"incidents": {"all": {"at": "08:10", "outage": "10m"}}}
    seen = Floor({"call": {}}, {"pool": 2}, down).run([(11, "call"), (12, "call"), (13, "call")])
    assert seen.answered == [20, 20, 30]
    assert seen.agents == [0, 1, 0]


# ------------------------------------------------------------------------------------------------ own rules


class LastComeFirst:
    """The latest contact of all that the agent may take."""

    def select_contact(self, agent: Any, center: Any) -> Any:
        """See `ContactSelection`."""
        lines = center.router.lines_for(agent)
        return max((line.legs[-1] for _, line in lines), key=lambda leg: leg.number, default=None)


class HighestNumber:
    """The agent with the highest number of those who may take the contact."""

    def select_agent(self, leg: Any, center: Any) -> Any:
        """See `AgentSelection`."""
        agents = (agent for _, agent in center.router.candidates(leg))
        return max(agents, key=lambda agent: agent.number, default=None)


class Nobody:
    """Leaves everybody waiting."""

    def select_agent(self, leg: Any, center: Any) -> Any:
        """See `AgentSelection`."""
        return None

    def select_contact(self, agent: Any, center: Any) -> Any:
        """See `ContactSelection`."""
        return None


class Anybody:
    """Does not look at skills."""

    def select_agent(self, leg: Any, center: Any) -> Any:
        """See `AgentSelection`."""
        return center.groups[0].agents[0]


class Stranger:
    """Takes a leg that waits for others."""

    def select_contact(self, agent: Any, center: Any) -> Any:
        """See `ContactSelection`."""
        return next((line.legs[0] for queue in center.queues for line in queue.lines if line.legs), None)


def _plan(floor: Floor) -> sim.Plan:
    return sim.plan(floor.scenario.with_({"arrivals.streams.s.rates_per_hour": 30}))


def test_own_rules_replace_the_registered_ones() -> None:
    plan = _plan(Floor({"call": {}}, {"pool": 2}))
    usual = sim.simulate(plan, "center").legs["agent"]
    own = sim.simulate(plan, "center", rules={"agent_selection": HighestNumber()}).legs["agent"]
    assert usual[0] == 0
    assert own[0] == 1
    order = sim.simulate(plan, "center", rules={"contact_selection": LastComeFirst()}).legs["matched_at"]
    assert (order[1:] < order[:-1]).any()


def test_own_rules_hold_for_every_type_and_beside_the_last_agent() -> None:
    kinds = {"call": {"agent_selection": "random"}, "sales": {"agent_selection": "best_skill"}}
    plan = _plan(Floor(kinds, {"pool": 2}))
    log = sim.simulate(plan, "center", rules={"agent_selection": Nobody(), "contact_selection": Nobody()})
    assert (log.legs["agent"] == -1).all()


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


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"agent_selection": Anybody()}, r"agent_selection chose agent \d, who may not take this contact"),
        (
            {"contact_selection": Stranger()},
            r"contact_selection chose leg \d+, which does not wait for this agent",
        ),
    ],
)
def test_own_rules_may_not_break_the_model(rules: dict[str, Any], sentence: str) -> None:
    groups = {"sellers": _group(9, sales={}), "callers": _group(1, call={})}
    with pytest.raises(EngineError, match=sentence):
        sim.simulate(_plan(Floor(TWO, groups)), "center", rules=rules)


def test_own_rules_run_on_the_center_only() -> None:
    plan = _plan(Floor({"call": {}}, {"pool": 2}))
    with pytest.raises(EngineError, match="agent_selection"):
        sim.simulate(plan, "kernel", rules={"agent_selection": HighestNumber()})


def test_a_plan_without_cases_runs() -> None:
    plan = _plan(Floor({"call": {}}, {"pool": 2}))
    log = sim.simulate(replace(plan, cases=plan.cases[:0]), "center")
    assert len(log.contacts) == 0
    assert log.groups["logged_in"].sum() == 2 * 3_600_000_000
