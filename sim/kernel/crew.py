"""The crew: who sits where, what agents know and what they hold to be normal; what they do in a day, and overnight."""

from __future__ import annotations

from sim.compiled import inner
from sim.draws import case_word, uniform
from sim.kernel.floor import N_DAY_ROWS, N_SEAT_ROWS, REPLICATION, SEED, Floor
from sim.names import Purpose
from sim.outcomes import eroded, learned, leaving_share, plus, quality_of_hire, speed_of_hire, unhurried

__all__ = ["begins", "close_day", "overnight", "serves"]

_WEEK = 7
_ATTRITION, _SPEED, _QUALITY = (
    int(Purpose.ATTRITION),
    int(Purpose.AGENT_SPEED),
    int(Purpose.AGENT_QUALITY),
)


@inner
def begins(f: Floor, agent: int, due: int, speed: float, work: int, tired: float) -> None:
    """A talk begins: before a cap `due` ticks are due at this pace, of which the agent does `work`."""
    one, rules = f.agents[agent], f.behaviour
    one["n_talks"] += 1
    one["work"] += work
    one["tired"] = plus(one["tired"], tired)
    if rules[0]["has_handling_erosion"] == 1:
        crew = f.crew[0]
        crew["due"] += due
        crew["at_norm"] += unhurried(rules, due, speed, crew["norm"])


@inner
def serves(f: Floor, agent: int, solving: float) -> None:
    """A customer is done whom the agent has served."""
    one = f.agents[agent]
    one["n_served"] += 1
    one["solving"] = plus(one["solving"], solving)


@inner
def close_day(f: Floor, day: int) -> None:
    """The log keeps how the day was."""
    crew = f.crew[0]
    row = f.day_rows[f.scalars[N_DAY_ROWS]]
    f.scalars[N_DAY_ROWS] += 1
    row["day"] = day
    row["knowledge"] = crew["knowledge"]
    row["norm"] = crew["norm"]
    if f.behaviour[0]["has_workforce"] == 0:
        return
    for agent in range(f.agents.shape[0]):
        one, seat = f.agents[agent], f.seat_rows[f.scalars[N_SEAT_ROWS]]
        f.scalars[N_SEAT_ROWS] += 1
        seat["day"] = day
        seat["agent"] = agent
        seat["hired_day"] = one["hired_day"]
        seat["n_talks"] = one["n_talks"]
        seat["work"] = one["work"]
        seat["tired"] = one["tired"]
        seat["n_served"] = one["n_served"]
        seat["solving"] = one["solving"]
        one["n_talks"] = 0
        one["work"] = 0
        one["tired"] = 0.0
        one["n_served"] = 0
        one["solving"] = 0.0


@inner
def _draw(f: Floor, agent: int, purpose: int, day: int) -> float:
    """The uniform of a day, or of a generation, of a seat."""
    group = f.groups[f.agents[agent]["group"]]
    word = case_word(day, agent - group["first_agent"])
    return uniform(f.scalars[SEED], f.scalars[REPLICATION], purpose, 0, word, group["stream"])


@inner
def _agents_leave(f: Floor, day: int) -> None:
    """Some agents leave after a day; somebody new takes the seat, and what is in hand goes on as it was."""
    rules = f.behaviour
    for agent in range(f.agents.shape[0]):
        one = f.agents[agent]
        share = leaving_share(rules, one["busy_yesterday"], one["logged_in_yesterday"])
        if _draw(f, agent, _ATTRITION, day) < share:
            one["generation"] += 1
            one["hired_day"] = day + 1
            one["speed"] = speed_of_hire(rules, _draw(f, agent, _SPEED, one["generation"]))
            one["quality"] = quality_of_hire(rules, _draw(f, agent, _QUALITY, one["generation"]))


@inner
def overnight(f: Floor, day: int) -> None:
    """After a day: the norm, what is known, who leaves."""
    crew, rules = f.crew[0], f.behaviour
    if rules[0]["has_handling_erosion"] == 1:
        crew["norm"] = eroded(rules, crew["norm"], crew["due"], crew["at_norm"])
        crew["due"] = 0
        crew["at_norm"] = 0
    if rules[0]["quality_learning"] > 0.0 and (day + 1) % _WEEK == 0:
        crew["knowledge"] = learned(rules, crew["knowledge"])
    leave = rules[0]["workforce_attrition"] > 0.0 or rules[0]["workforce_attrition_slope"] > 0.0
    if rules[0]["has_workforce"] == 1 and leave:
        _agents_leave(f, day)
