"""Agent groups of a scenario as rows and matrices of the plan: what they can do, and how much of it at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.names import CHANNELS
from sim.plan.agents import group_stream
from sim.plan.laws import Laws
from sim.plan.tables import GROUP_PLAN, NO_RESERVE, SKILL_PLAN
from sim.scenario import Scenario
from sim.scenario.channel import CHAT_SLOWDOWN, Channel
from sim.units import SPEED_ONE

__all__ = ["build_groups", "build_skills", "capacity", "mixable", "slowed_speeds"]

_CHATS = ("chat", "messenger")


def build_skills(scenario: Scenario, laws: Laws) -> NDArray[np.void]:
    """`SKILL_PLAN`, shape (groups, types); distributions of talk and wrap-up are entered in `laws`."""
    types = scenario.contact_types
    out = np.zeros((len(scenario.agents), len(types)), dtype=SKILL_PLAN)
    out["speed"], out["keep_free"] = SPEED_ONE, NO_RESERVE
    for row, (name, group) in zip(out, scenario.agents.items(), strict=True):
        for cell, (kind, one) in zip(row, types.items(), strict=True):
            skill = group.skills.get(one.skill or kind)
            if skill is None:
                continue
            cell["serves"], cell["rank"], cell["pick"] = 1, skill.rank, skill.pick
            cell["speed"], cell["level"] = max(1, round(skill.speed * SPEED_ONE)), skill.level
            cell["after"], cell["lacking"] = skill.after, skill.lacking
            cell["keep_free"] = NO_RESERVE if skill.keep_free is None else skill.keep_free
            cell["talk"] = laws.row(skill.talk or one.talk)
            cell["wrap_up"] = laws.row(skill.wrap_up or one.wrap_up)
            cell["transfer"] = one.transfer.by_group.get(name, one.transfer.share)
    return out


def capacity(scenario: Scenario, skills: NDArray[np.void]) -> NDArray[np.int64]:
    """Shape (groups, channels): contacts of a channel that an agent may have in hand; 0 where he serves none of it."""
    channel = np.array([CHANNELS.index(one.channel) for one in scenario.contact_types.values()])
    out = np.zeros((len(scenario.agents), len(CHANNELS)), dtype=np.int64)
    for g, group in enumerate(scenario.agents.values()):
        for number in set(channel[skills[g]["serves"] == 1].tolist()):
            out[g, number] = group.at_once.get(CHANNELS[number], 1)
    return out


def build_groups(scenario: Scenario, skills: NDArray[np.void], cap: NDArray[np.int64]) -> NDArray[np.void]:
    """`GROUP_PLAN`, one row a group."""
    out = np.zeros(len(scenario.agents), dtype=GROUP_PLAN)
    for g, (row, (name, group)) in enumerate(zip(out, scenario.agents.items(), strict=True)):
        row["at_once"] = group.at_once_total or cap[g].max()
        row["hand_back"] = group.at_shift_end == "hand_back"
        row["draws_anew"] = group.hand_back_work == "anew"
        row["by_shift"] = group.count is None
        row["n_skills"] = skills[g]["serves"].sum()
        row["stream"] = group_stream(name)
    return out


def mixable(scenario: Scenario) -> NDArray[np.bool_]:
    """Shape (groups, channels, channels): whether an agent may have contacts of both in hand at once."""
    out = np.zeros((len(scenario.agents), len(CHANNELS), len(CHANNELS)), dtype=np.bool_)
    out[:] = np.eye(len(CHANNELS), dtype=np.bool_)
    for g, group in enumerate(scenario.agents.values()):
        for together in group.together.values():
            numbers = [CHANNELS.index(name) for name in together]
            out[g][np.ix_(numbers, numbers)] = True
    return out


def slowed_speeds(scenario: Scenario, most: int) -> NDArray[np.int64]:
    """Shape (channels, n): speed of a contact while its agent has 0, 1 … `most` in hand, in parts per 65,536.

    Each of n contacts takes 1 + slowdown (n - 1)² times as long.
    """
    out = np.full((len(CHANNELS), max(2, most + 1)), SPEED_ONE, dtype=np.int64)
    for c, name in enumerate(CHANNELS):
        slowdown = scenario.channels.get(name, Channel()).slowdown
        if slowdown is None:
            slowdown = CHAT_SLOWDOWN if name in _CHATS else 0.0
        for n in range(2, out.shape[1]):
            out[c, n] = max(1, round(SPEED_ONE / (1 + slowdown * (n - 1) ** 2)))
    return out
