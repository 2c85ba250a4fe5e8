"""Agents and their groups: who is there, whom they have in hand, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sim.center.crew import Book
from sim.center.integral import Integral, Presence
from sim.names import AgentState

if TYPE_CHECKING:
    from sim.center.leg import Leg
    from sim.center.queues import Line

__all__ = ["Agent", "Group", "Skill"]

_OFFLINE, _LOGGED_IN, _FINISHING = map(int, AgentState)


class Skill:
    """What a group can do for one contact type; see `sim.plan.tables.SKILL_PLAN`."""

    def __init__(self, row: dict[str, float]) -> None:
        self.rank = int(row["rank"])
        self.speed = int(row["speed"])
        self.pick = int(row["pick"])
        self.level = int(row["level"])
        self.after = int(row["after"])
        self.keep_free = int(row["keep_free"])
        self.talk = int(row["talk"])
        self.wrap_up = int(row["wrap_up"])
        self.transfer = float(row["transfer"])
        self.lacking = bool(row["lacking"])


class Agent:
    """One agent: offline, idle, busy, or finishing (shift over, still serving)."""

    __slots__ = (
        "book",
        "busy",
        "busy_today",
        "busy_yesterday",
        "finishing",
        "generation",
        "group",
        "held",
        "hired_day",
        "in_hand",
        "legs",
        "listed_at",
        "logged_in",
        "logged_in_today",
        "logged_in_yesterday",
        "number",
        "quality",
        "since",
        "speed",
    )

    def __init__(self, number: int, group: Group, speed: int, n_channels: int, held: Line) -> None:
        self.number = number
        self.group = group
        self.speed = speed
        self.logged_in = Integral()
        self.busy = Presence()
        """Counts the legs in talk or wrap-up."""
        self.hired_day, self.quality = 0, 0.0
        """See `sim.plan.tables.AGENT_PLAN`."""
        self.generation = 0
        """How many have left the seat."""
        self.book = Book()
        self.finishing = Integral()
        self.logged_in_today = 0
        self.busy_today = 0
        self.logged_in_yesterday = self.busy_yesterday = 0
        self.legs: list[Leg] = []
        """In hand, in order of their match."""
        self.in_hand = [0] * n_channels
        """How many of them by channel."""
        self.held = held
        """Who waits for this agent alone."""
        self.listed_at = -1
        """The load under which the group lists the agent; -1 if it does not."""
        self.since = 0
        """Rank in the order of coming to the present load, over all agents."""

    @property
    def is_here(self) -> bool:
        """Logged in, and the shift is not over."""
        return self.logged_in.count > 0 and not self.finishing.count

    def today(self, now: int) -> tuple[int, int]:
        """Ticks since midnight: with somebody in talk or wrap-up, and logged in."""
        logged_in = self.logged_in_today + self.logged_in.sum + now * self.logged_in.count
        return self.busy_today + self.busy.so_far(now), logged_in


class Group:
    """Agents who are alike, and what they have done since the interval began."""

    def __init__(self, number: int, row: dict[str, int], skills: dict[int, Skill], cap: list[int]) -> None:
        self.number = number
        self.at_once = int(row["at_once"])
        self.hands_back = bool(row["hand_back"])
        self.draws_anew = bool(row["draws_anew"])
        self.by_shift = bool(row["by_shift"])
        self.n_skills = int(row["n_skills"])
        self.stream = int(row["stream"])
        self.skills = skills
        """By contact type, of those that the group serves."""
        self.cap = cap
        """Contacts in hand at once, by channel."""
        self.mix: list[list[bool]] = []
        self.agents: list[Agent] = []
        self.by_load: list[dict[int, Agent]] = [{} for _ in range(self.at_once)]
        """Who can take more, by contacts in hand; within a load in order of coming to it."""
        self.n_on_duty = 0
        """Agents whose shift is not over."""
        self.n_idle = 0
        """Those of them who have nobody in hand."""
        self.set_up = Integral()
        self.talk = Integral()
        self.wrap_up = Integral()
        self.tells: Callable[[Agent, int, int], None] | None = None
        """Whom to tell who comes and goes, as what and when; None without a trace."""

    def fits(self, agent: Agent, channel: int) -> bool:
        """Whether the agent may take one more contact of the channel beside those in hand."""
        if not agent.legs:
            return self.cap[channel] > 0
        if len(agent.legs) >= self.at_once or agent.in_hand[channel] >= self.cap[channel]:
            return False
        mixes = self.mix[channel]
        return all(mixes[other] for other, n in enumerate(agent.in_hand) if n)

    def free_agents(self, channel: int) -> Iterator[Agent]:
        """Who can take one more of the channel: the least loaded first, then in order of coming to that load."""
        for listed in self.by_load:
            for agent in listed.values():
                if self.fits(agent, channel):
                    yield agent

    def first_free(self, channel: int) -> Agent | None:
        """The first of them."""
        return next(self.free_agents(channel), None)

    def list_agent(self, agent: Agent, since: int) -> None:
        """Stand at the end of those with the same load."""
        agent.since = since
        agent.listed_at = len(agent.legs)
        self.by_load[agent.listed_at][agent.number] = agent

    def unlist(self, agent: Agent) -> None:
        """Take no more."""
        if agent.listed_at >= 0:
            del self.by_load[agent.listed_at][agent.number]
            agent.listed_at = -1

    def log_in(self, agent: Agent, now: int) -> None:
        """`agent` comes, or stays if about to leave."""
        self.n_on_duty += 1
        if agent.finishing.count:
            agent.finishing.leave(now)
        else:
            agent.logged_in.enter(now)
            self.n_idle += 1
        self._tell(agent, _LOGGED_IN, now)

    def next_in(self) -> Agent:
        """Who comes when one more is wanted: who is finishing, else the lowest number that is offline."""
        for agent in self.agents:
            if agent.finishing.count:
                return agent
        return next(agent for agent in self.agents if not agent.logged_in.count)

    def last_idle(self) -> Agent | None:
        """The agent with the highest number of those with nobody in hand."""
        return max(self.by_load[0].values(), key=lambda one: one.number, default=None)

    def last_busy(self) -> Agent:
        """The agent with the highest number of those on duty."""
        return next(one for one in reversed(self.agents) if one.is_here)

    def finish(self, agent: Agent, now: int) -> None:
        """`agent` will leave when nobody is in hand any more."""
        self.unlist(agent)
        agent.finishing.enter(now)
        self.n_on_duty -= 1
        self._tell(agent, _FINISHING, now)

    def log_out(self, agent: Agent, now: int) -> None:
        """`agent`, who has nobody in hand, goes offline."""
        self.unlist(agent)
        if agent.finishing.count:
            agent.finishing.leave(now)
        else:
            self.n_on_duty -= 1
            self.n_idle -= 1
        agent.logged_in.leave(now)
        self._tell(agent, _OFFLINE, now)

    def _tell(self, agent: Agent, state: int, now: int) -> None:
        if self.tells is not None:
            self.tells(agent, state, now)
