"""The rules of selection: what each looks at, and what all of them keep to."""

from __future__ import annotations

from typing import Any

import pytest

import sim
from sim.center.agent_selection import AGENT_RULES
from sim.center.contact_selection import CONTACT_RULES
from sim.log import Log
from sim.names import AGENT_SELECTION, CONTACT_SELECTION
from tests.differential.compare import assert_same_log
from tests.differential.plans import recipe
from tests.unit.center.floor import Floor, Seen


def test_every_named_rule_is_registered() -> None:
    assert list(AGENT_RULES) == list(AGENT_SELECTION)
    assert list(CONTACT_RULES) == list(CONTACT_SELECTION)


# ------------------------------------------------------------------------------------------------ an agent


def _agents(rule: str, arrivals: list[float], **groups: dict[str, Any]) -> list[int]:
    """By whom calls are taken; each group is one agent unless said otherwise, its skill is the rest."""
    said = {
        name: {"count": one.get("count", 1), "skills": {"call": one.get("call", {}), **one.get("more", {})}}
        for name, one in groups.items()
    }
    kinds = {"call": {}, "other": {}}
    seen = Floor(kinds, said, {"routing.agent_selection": rule}).run([(minute, "call") for minute in arrivals])
    return seen.agents


def test_ranked_longest_idle() -> None:
    groups = {"second": {"call": {"rank": 2}, "more": {"other": {}}}, "first": {"count": 2, "call": {"rank": 1}}}
    assert _agents("ranked_longest_idle", [0, 12, 24, 24, 24], **groups) == [1, 2, 1, 2, 0]


def test_longest_idle_looks_at_no_rank() -> None:
    groups = {"second": {"call": {"rank": 2}, "more": {"other": {}}}, "first": {"call": {"rank": 1}}}
    assert _agents("longest_idle", [0, 12, 24, 36], **groups) == [0, 1, 0, 1]


def test_best_skill() -> None:
    groups = {"good": {"call": {"level": 2, "rank": 9}, "more": {"other": {}}}, "fair": {"call": {"level": 1}}}
    assert _agents("best_skill", [0, 1, 12, 24], **groups) == [0, 1, 0, 0]


def test_single_skilled_first() -> None:
    groups = {"both": {"more": {"other": {}}}, "one": {"call": {"rank": 9}}}
    assert _agents("single_skilled_first", [0, 1, 12, 24], **groups) == [1, 0, 1, 1]


_LONG: dict[str, Any] = {"call": {}, "long": {"talk": "25m"}}
_FIVE = [(0, "call"), (0, "long"), (26, "call"), (37, "call"), (48, "call")]


def test_least_occupied() -> None:
    """At 37 agent 0 has talked for 20 minutes and is idle since 36, agent 1 for 25 and is idle since 25."""
    seen = Floor(_LONG, {"pool": 2}, {"routing.agent_selection": "least_occupied"}).run(_FIVE)
    assert seen.agents == [0, 1, 0, 0, 1]


def test_ranked_most_free() -> None:
    more = {"routing.agent_selection": "ranked_most_free"}
    assert Floor(_LONG, {"pool": 2}, more).run(_FIVE).agents == [0, 1, 0, 0, 1]
    second = {"count": 1, "skills": {"call": {"rank": 2}, "long": {}}}
    assert Floor(_LONG, {"second": second, "first": 1}, more).run(_FIVE[:1] + _FIVE[2:]).agents == [1, 1, 1, 1]


def test_random_takes_each_of_the_least_loaded() -> None:
    pool = {"count": 3, "at_once": {"email": 2}}
    kinds = {"mail": {"channel": "email", "talk": "1m"}}
    floor = Floor(kinds, {"pool": pool}, {"routing.agent_selection": "random"})
    seen = floor.run([(i // 3 * 2, "mail") for i in range(60)])
    triples = [tuple(seen.agents[i : i + 3]) for i in range(0, 60, 3)]
    assert all(sorted(three) == [0, 1, 2] for three in triples)
    assert len(set(triples)) > 3


def test_each_type_may_have_its_own_rule() -> None:
    groups = {"good": {"call": {"level": 2}, "more": {"other": {"level": 2}}}, "fair": {"more": {"other": {}}}}
    said = {name: {"count": 1, "skills": {"call": one.get("call", {}), **one["more"]}} for name, one in groups.items()}
    kinds = {"call": {"agent_selection": "best_skill"}, "other": {}}
    seen = Floor(kinds, said).run([(0, "call"), (12, "call"), (24, "other"), (36, "other")])
    assert seen.agents == [0, 0, 1, 0]


# ---------------------------------------------------------------------------------------------- a contact


def _contacts(rule: str, kinds: dict[str, Any], arrivals: list[tuple[float, str]]) -> list[float | None]:
    """When contacts are answered by one agent who is busy for the first ten minutes."""
    floor = Floor({"first": {}, **kinds}, {"pool": 1}, {"routing.contact_selection": rule})
    return floor.run([(0, "first"), *arrivals]).answered[1:]


def test_priority_then_longest_wait() -> None:
    kinds = {"low": {"priority": 2}, "high": {"priority": 1}}
    arrivals = [(1, "low"), (2, "high"), (3, "low"), (4, "high")]
    assert _contacts("priority_longest_wait", kinds, arrivals) == [30, 10, 40, 20]


def test_the_priority_of_a_segment_replaces_that_of_the_type() -> None:
    segments = {"segments": {"vip": {"priority": 0}, "standard": {}}}
    seen = Floor({"call": {}}, {"pool": 1}, segments).run(
        [(0, "call", "standard"), (1, "call", "standard"), (2, "call", "vip"), (3, "call", "vip")]
    )
    assert seen.answered == [0, 30, 10, 20]


def test_longest_wait_looks_at_no_priority() -> None:
    kinds = {"low": {"priority": 2}, "high": {"priority": 1}}
    assert _contacts("longest_wait", kinds, [(1, "low"), (2, "high"), (3, "low")]) == [10, 20, 30]


def test_longest_queue() -> None:
    kinds: dict[str, Any] = {"few": {}, "many": {}}
    assert _contacts("longest_queue", kinds, [(1, "few"), (2, "many"), (3, "many")]) == [20, 10, 30]


def test_weighted_wait() -> None:
    """At 10 `slow` has 540 + 100, `fast` 3 × 240; at 20 the first `slow` is worth more than the second `fast`."""
    kinds = {"slow": {"score": {"base": 100}}, "fast": {"score": {"per_second": 3}}}
    assert _contacts("weighted_wait", kinds, [(1, "slow"), (6, "fast"), (19, "fast")]) == [20, 10, 30]


def test_weighted_wait_may_favour_who_was_there_before() -> None:
    kinds = {
        "thread": {"talk": "1m", "thread": {"reopen": 1, "pause": "1m", "most": 2}, "score": {"continued": 3600}},
        "call": {},
    }
    floor = Floor(kinds, {"pool": 1}, {"routing.contact_selection": "weighted_wait"})
    seen = floor.run([(0, "thread"), (0.5, "call"), (0.6, "call")])
    assert seen.at("talk") == [0, 1, 12, 11]


def test_earliest_due() -> None:
    kinds = {"soon": {"due_in": "2m"}, "later": {"due_in": "9m"}}
    assert _contacts("earliest_due", kinds, [(1, "later"), (5, "soon"), (9, "soon")]) == [20, 10, 30]


def test_last_in_first_out() -> None:
    kinds: dict[str, Any] = {"call": {}, "other": {}}
    assert _contacts("last_in_first_out", kinds, [(1, "call"), (2, "other"), (3, "call")]) == [30, 20, 10]


def test_random_takes_anybody_among_the_preferred() -> None:
    kinds: dict[str, Any] = {"call": {"talk": "1m"}, "other": {"talk": "1m"}}
    pool = {"count": 1, "skills": {"call": {"pick": 0}, "other": {"pick": 1}}}
    floor = Floor(kinds, {"pool": pool}, {"routing.contact_selection": "random"})
    seen = floor.run([(i / 100, ("call", "other")[i % 2]) for i in range(40)])
    matched = [at for at in seen.at("matched") if at is not None]
    calls, others = matched[2::2], matched[1::2]
    assert max(calls) < min(others)
    assert calls != sorted(calls)


@pytest.mark.parametrize("rule", CONTACT_SELECTION)
def test_who_was_handed_back_goes_first(rule: str) -> None:
    """Whatever the rule: at 20 a call that was handed back at 10 goes before a better one."""
    pool = {"count": {"08:00-08:10": 2, "08:10-09:00": 1}, "at_shift_end": "hand_back"}
    kinds = {
        "call": {"talk": "20m", "priority": 9, "score": {"base": -5000}, "due_in": "2h"},
        "other": {"due_in": "0s"},
    }
    skills = {"call": {"pick": 9}, "other": {"pick": 0}}
    floor = Floor(kinds, {"pool": {**pool, "skills": skills}}, {"routing.contact_selection": rule})
    seen: Seen = floor.run([(0, "call"), (1, "call"), (2, "other"), (3, "other")])
    assert seen.reasons[-1] == "hand_back"
    assert seen.at("talk")[-1] == 20


# ----------------------------------------------------------------------------------- what all keep to


class _Checked:
    """Asks a rule twice, and looks whether it may choose so."""

    def __init__(self, rule: Any) -> None:
        self.rule = rule
        self.n = 0

    def select_agent(self, leg: Any, center: Any) -> Any:
        """See `AgentSelection`."""
        allowed = [agent for _, agent in center.router.candidates(leg)]
        channel = leg.queue.trunk.number
        first = {group.first_free(channel) for _, group in center.router.groups(leg)} - {None}
        chosen = self.rule.select_agent(leg, center)
        assert self.rule.select_agent(leg, center) is chosen
        assert (chosen is None) == (not allowed)
        assert chosen is None or chosen in allowed
        assert first <= set(allowed)
        self.n += len(allowed) > 1
        return chosen

    def select_contact(self, agent: Any, center: Any) -> Any:
        """See `ContactSelection`."""
        lines = [line for _, line in center.router.lines_for(agent)]
        chosen = self.rule.select_contact(agent, center)
        assert (chosen is None) == (not lines)
        assert chosen is None or (chosen in chosen.line.legs and chosen.line in lines)
        assert chosen is None or chosen.line.handed_back or not any(line.handed_back for line in lines)
        self.n += len(lines) > 1
        return chosen


def _checked(rules: dict[str, type[Any]], kind: str, name: str) -> None:
    """The rule keeps to what is allowed on random plans, and a plan has the same log with it and by its name."""
    n = 0
    for number in range(6):
        scenario = sim.load(recipe(number).scenario)
        own = {f"contact_types.{one}.agent_selection": None for one in scenario.contact_types}
        plan = sim.plan(scenario.with_({f"routing.{kind}": name, **own}), seed=number)
        checked = _Checked(rules[name]())
        log: Log = sim.simulate(plan, "center", rules={kind: checked})
        assert_same_log(log, sim.simulate(plan, "center"), ("checked", "by name"))
        n += checked.n
    assert n > 25


@pytest.mark.parametrize("name", AGENT_SELECTION)
def test_a_rule_chooses_one_of_the_agents_who_may_take_the_contact(name: str) -> None:
    _checked(AGENT_RULES, "agent_selection", name)


@pytest.mark.parametrize("name", CONTACT_SELECTION)
def test_a_rule_chooses_one_of_the_contacts_that_the_agent_may_take(name: str) -> None:
    _checked(CONTACT_RULES, "contact_selection", name)
