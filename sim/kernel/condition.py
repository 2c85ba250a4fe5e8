"""How an agent is when a talk begins: what he has learnt, how tired he is, how pressed."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.agents import logged_in_today, occupancy, on_duty_for
from sim.kernel.floor import Floor
from sim.outcomes import agent_talk, fatigue, inexperience, pace
from sim.units import DAY

__all__ = ["condition", "factor_of_agent", "pace_of"]


@inner
def pace_of(f: Floor, queue: int) -> float:
    """How fast agents work on contacts of a queue that is so long."""
    n_agents = on_duty_for(f, queue) if f.behaviour[0]["has_workforce"] == 1 else 0
    return pace(f.behaviour, f.types[queue]["n"], n_agents, f.crew[0]["norm"])


@inner
def condition(f: Floor, agent: int, now: int) -> tuple[float, float]:
    """What the agent still has to learn, and how tired he is; nothing and not at all where agents do not differ."""
    rules = f.behaviour
    if rules[0]["has_workforce"] == 0:
        return 0.0, 0.0
    one = f.agents[agent]
    days = now // DAY - one["hired_day"]
    if one["days"] != days:
        one["days"] = days
        one["unlearnt"] = inexperience(rules, days)
    return one["unlearnt"], fatigue(rules, occupancy(f, agent, now))


@inner
def factor_of_agent(f: Floor, agent: int, unlearnt: float, tired: float, now: int) -> float:
    """What the agent makes of the length of a talk; 1 where agents do not differ."""
    if f.behaviour[0]["has_workforce"] == 0:
        return 1.0
    return agent_talk(f.behaviour, unlearnt, tired, logged_in_today(f, agent, now))
