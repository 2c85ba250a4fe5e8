"""The agents of a plan: how fast and how good each of them is, and since when he has been there."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.distributions.normal import normal_quantile
from sim.draws import case_word, stream_hash, uniform
from sim.names import Purpose
from sim.plan.tables import AGENT_PLAN
from sim.scenario import Scenario
from sim.scenario.shift import Member
from sim.scenario.workforce import Workforce
from sim.units import SPEED_ONE

__all__ = ["build_agents", "group_stream"]

_USUAL = Workforce()
_DAYS_A_MONTH = 365.25 / 12
_ROUNDED = 1e-9


def build_agents(
    scenario: Scenario, size: list[int], seed: int, replication: int
) -> tuple[NDArray[np.int64], NDArray[np.void]]:
    """Own speeds in parts per 65,536, shape (agents,), and `AGENT_PLAN`; members are the first agents of their group.

    Without a workforce who is new takes 1 + 0.35 exp(-tenure / 3 months) times as long. With one, talk is exp(sigma z)
    times as long, tenure is exponentially distributed unless a member has his own, and quality is normal; each is drawn
    by the agent's group and number in it.
    """
    speeds, rows = np.zeros(sum(size), dtype=np.int64), np.zeros(sum(size), dtype=AGENT_PLAN)
    workforce, at = scenario.workforce, 0
    for n, (name, group) in zip(size, scenario.agents.items(), strict=True):
        members = list(group.members.values())[:n]
        stream = group_stream(name)
        for i in range(n):
            member = members[i] if i < len(members) else Member()
            if member.tenure_months is None and _is_junior(i, group.junior_share):
                member = member.model_copy(update={"tenure_months": 0.0})
            if workforce is None:
                speed = _of_tenure(member)
            else:
                u_speed, u_quality, u_tenure = (
                    uniform(seed, replication, int(purpose), 0, case_word(0, i), stream)
                    for purpose in (Purpose.AGENT_SPEED, Purpose.AGENT_QUALITY, Purpose.AGENT_TENURE)
                )
                speed = member.speed / math.exp(workforce.speed_spread * normal_quantile(u_speed))
                rows[at + i]["quality"] = _spread(workforce, scenario) * normal_quantile(u_quality)
                rows[at + i]["hired_day"] = -round(_tenure(workforce, member, u_tenure) * _DAYS_A_MONTH)
            speeds[at + i] = max(1, round(speed * SPEED_ONE))
        at += n
    return speeds, rows


def group_stream(name: str) -> int:
    """The hash by which what belongs to a group is drawn."""
    return stream_hash(f"group:{name}")


def _is_junior(number: int, share: float) -> bool:
    """Whether an agent is new, where such a share of his group is: they are spread evenly over the numbers."""
    return math.floor((number + 1) * share + _ROUNDED) > math.floor(number * share + _ROUNDED)


def _of_tenure(member: Member) -> float:
    """Speed of a member whose tenure stays what it is."""
    if member.tenure_months is None:
        return member.speed
    return member.speed / (
        1 + _USUAL.newcomer_extra * math.exp(-member.tenure_months / _USUAL.learning_months)
    )


def _spread(workforce: Workforce, scenario: Scenario) -> float:
    return workforce.quality_spread_standards if scenario.quality.standards else workforce.quality_spread


def _tenure(workforce: Workforce, member: Member, u: float) -> float:
    """Months at the start."""
    if member.tenure_months is not None:
        return member.tenure_months
    return -workforce.tenure_mean_months * math.log(u)
