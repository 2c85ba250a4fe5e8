"""How an agent is when a talk begins: what he has learnt, how tired he is, how pressed."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.agents import logged_in_today, occupancy, on_duty_for
from sim.kernel.floor import Floor
from sim.outcomes import agent_talk, fatigue, inexperience, pace
from sim.units import DAY

__all__ = ["factor_of_agent", "lacking", "pace_of", "tired"]


@inner
def pace_of(f: Floor, queue: int) -> float:
    """How fast agents work on contacts of a queue that is so long."""
    n_agents = on_duty_for(f, queue) if f.behaviour[0]["has_workforce"] == 1 else 0
    return pace(f.behaviour, f.types[queue]["n"], n_agents, f.crew[0]["norm"])


@inner
def lacking(f: Floor, agent: int, now: int) -> float:
    """What the agent still has to learn."""
    return inexperience(f.behaviour, now // DAY - f.agents[agent]["hired_day"])


@inner
def tired(f: Floor, agent: int, now: int) -> float:
    """How tired the agent is."""
    return fatigue(f.behaviour, occupancy(f, agent, now))


@inner
def factor_of_agent(f: Floor, agent: int, now: int) -> float:
    """What the agent makes of the length of a talk; 1 where agents do not differ."""
    if f.behaviour[0]["has_workforce"] == 0:
        return 1.0
    rules = f.behaviour
    return agent_talk(rules, lacking(f, agent, now), tired(f, agent, now), logged_in_today(f, agent, now))
