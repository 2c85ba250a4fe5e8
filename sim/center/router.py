"""The router: brings contacts and agents together by the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sim.center import work
from sim.center.agent_selection import AGENT_RULES, AgentSelection
from sim.center.contact_selection import CONTACT_RULES, ContactSelection
from sim.center.handing import can_be_handed_back, hand_back
from sim.errors import EngineError, nearest
from sim.names import AGENT_SELECTION

if TYPE_CHECKING:
    from sim.center.agents import Agent, Group, Skill
    from sim.center.center import Center
    from sim.center.leg import Leg
    from sim.center.queues import Line

__all__ = ["Router", "own_rule"]

_METHODS = {"agent_selection": "select_agent", "contact_selection": "select_contact"}


def own_rule(kind: str, rules: Mapping[str, Any]) -> Any | None:
    """The user's own rule of this kind, if there is one."""
    for given in rules:
        if given not in _METHODS:
            raise EngineError(
                f'rules: "{given}" is no kind of rule{nearest(given, _METHODS)}; known are {", ".join(_METHODS)}'
            )
    if kind not in rules:
        return None
    if not callable(getattr(rules[kind], _METHODS[kind], None)):
        raise EngineError(f"rules.{kind}: {rules[kind]!r} has no method {_METHODS[kind]}")
    return rules[kind]


class Router:
    """Brings contacts and agents together."""

    def __init__(self, center: Center, rules: Mapping[str, Any]) -> None:
        plan = center.plan
        self.center = center
        own = own_rule("agent_selection", rules)
        made = [None if own else AGENT_RULES[name]() for name in AGENT_SELECTION]
        self.agents: list[AgentSelection] = [
            own or made[code] for code in plan.types["agent_selection"].tolist()
        ]
        """By contact type."""
        self.contacts: ContactSelection = (
            own_rule("contact_selection", rules) or CONTACT_RULES[plan.contact_selection]()
        )
        self._doubts = bool(rules)
        """Whether to look if who was chosen may be taken: our own rules choose from nobody else."""
        self._n_listed = 0

    # ---------------------------------------------------------------------------- what is possible

    def may_take(self, agent: Agent, leg: Leg) -> bool:
        """Whether the agent is there, has the skill and room for the leg, and is meant to take it now."""
        group, skill = agent.group, agent.group.skills.get(leg.queue.number)
        return (
            skill is not None
            and agent.is_here
            and leg.queue.trunk.is_served
            and self.center.clock.now - leg.waits_since >= skill.after
            and group.n_idle > skill.keep_free
            and group.fits(agent, leg.queue.trunk.number)
        )

    def groups(self, leg: Leg) -> list[tuple[Skill, Group]]:
        """Groups that may take the leg now, by rank."""
        queue = leg.queue
        if not queue.trunk.is_served:
            return []
        waited = self.center.clock.now - leg.waits_since
        return [
            (skill, group)
            for skill, group in self.center.groups_for[queue.number]
            if waited >= skill.after and group.n_idle > skill.keep_free
        ]

    def candidates(self, leg: Leg) -> Iterator[tuple[Skill, Agent]]:
        """Agents who may take the leg: groups by rank, in each the least loaded first, then by time at that load."""
        for skill, group in self.groups(leg):
            for agent in group.free_agents(leg.queue.trunk.number):
                yield skill, agent

    def lines_for(self, agent: Agent) -> Iterator[tuple[Skill, Line]]:
        """Waiting lines whose first leg the agent may take, by contact type, segment and class."""
        group, now = agent.group, self.center.clock.now
        for kind, skill in group.skills.items():
            queue = self.center.queues[kind]
            if (
                queue.waiting.count == 0
                or not queue.trunk.is_served
                or group.n_idle <= skill.keep_free
                or not group.fits(agent, queue.trunk.number)
            ):
                continue
            for line in queue.lines:
                if line.legs and now - line.legs[0].waits_since >= skill.after:
                    yield skill, line

    # ---------------------------------------------------------------------------------- who and whom

    def select_agent(self, leg: Leg) -> Agent | None:
        """A free agent for a leg that has come to a queue."""
        if leg.queue.prefers_last and not leg.is_gone:
            last = leg.contact.case.last_agent
            if last is not None and self.may_take(last, leg):
                return last
            if leg.number < 0 and self.holder(leg) is not None:
                return None
        agent = self.agents[leg.queue.number].select_agent(leg, self.center)
        if self._doubts and agent is not None and not self.may_take(agent, leg):
            raise EngineError(f"agent_selection chose agent {agent.number}, who may not take this contact")
        return agent

    def holder(self, leg: Leg) -> Agent | None:
        """The agent for whom alone a leg that has just come is to wait."""
        queue, last = leg.queue, leg.contact.case.last_agent
        holds = queue.prefers_last and queue.row["last_agent_hold"] > 0
        if holds and last is not None and last.is_here and queue.number in last.group.skills:
            return last
        return None

    def select_contact(self, agent: Agent) -> Leg | None:
        """A waiting leg for an agent who can take one more; first who waits for this agent alone."""
        for held in agent.held.legs:
            if self.may_take(agent, held):
                return held
        leg = self.contacts.select_contact(agent, self.center)
        if self._doubts and leg is not None and not self._is_offered(leg, agent):
            raise EngineError(f"contact_selection chose leg {leg.number}, which does not wait for this agent")
        return leg

    def _is_offered(self, leg: Leg, agent: Agent) -> bool:
        """Whether a leg waits for whoever is free, and `agent` may take it."""
        return leg.line is not None and leg.line.queue is not None and self.may_take(agent, leg)

    def match(self, leg: Leg, agent: Agent) -> None:
        """`agent`, who is free for it, takes a leg that has come to a queue."""
        agent.group.unlist(agent)
        self._take(leg, agent)
        if len(agent.legs) < agent.group.at_once:
            self._list(agent)

    def _take(self, leg: Leg, agent: Agent) -> None:
        """`agent` has one more in hand."""
        now, queue = self.center.clock.now, leg.queue
        if not agent.legs:
            agent.group.n_idle -= 1
        for other in agent.legs:
            work.settle(other, now, len(agent.legs))
        agent.legs.append(leg)
        agent.in_hand[queue.trunk.number] += 1
        queue.n_served += 1
        for other in agent.legs[:-1]:
            work.replan(other, len(agent.legs))
        leg.met(agent, now)

    def _list(self, agent: Agent) -> None:
        """`agent` stands with those of his load, if he can take more."""
        if len(agent.legs) < agent.group.at_once and agent.is_here:
            agent.group.list_agent(agent, self._n_listed)
            self._n_listed += 1

    def drop(self, leg: Leg, agent: Agent) -> None:
        """`agent` has one less in hand."""
        now, queue = self.center.clock.now, leg.queue
        if agent.listed_at >= 0:
            agent.group.unlist(agent)
        agent.legs.remove(leg)
        agent.in_hand[queue.trunk.number] -= 1
        queue.n_served -= 1
        for other in agent.legs:
            work.settle(other, now, len(agent.legs) + 1)
            work.replan(other, len(agent.legs))
        if not agent.legs and not agent.finishing.count:
            agent.group.n_idle += 1

    def release(self, leg: Leg, agent: Agent) -> None:
        """`agent` is done with a leg, and free for another."""
        self.drop(leg, agent)
        self.agent_free(agent)

    def agent_free(self, agent: Agent) -> None:
        """`agent` may have room: goes home, takes who waits, stands with the free ones."""
        group, now = agent.group, self.center.clock.now
        if agent.finishing.count:
            if not agent.legs:
                group.log_out(agent, now)
            return
        while len(agent.legs) < group.at_once:
            leg = self.select_contact(agent)
            if leg is None:
                break
            leg.queue.part(leg, now)
            self._take(leg, agent)
        if not agent.legs and not group.by_shift and not self.center.is_open:
            group.log_out(agent, now)
        elif agent.listed_at != len(agent.legs):
            if agent.listed_at >= 0:
                group.unlist(agent)
            self._list(agent)

    # -------------------------------------------------------------------------------- coming and going

    def come(self, agent: Agent) -> None:
        """`agent` begins to work, or stays if about to leave."""
        agent.group.log_in(agent, self.center.clock.now)
        self.agent_free(agent)

    def go(self, agent: Agent) -> None:
        """The shift of `agent` is over: leaves, or finishes or hands back who is in hand."""
        if not agent.legs:
            agent.group.log_out(agent, self.center.clock.now)
        else:
            agent.group.finish(agent, self.center.clock.now)
            self._hand_back(agent)

    def _hand_back(self, agent: Agent) -> None:
        """`agent`, whose shift is over, hands back whom he talks with, if that is the group's way."""
        if not agent.group.hands_back:
            return
        for leg in list(agent.legs):
            if can_be_handed_back(leg):
                hand_back(leg)
        if not agent.legs:
            agent.group.log_out(agent, self.center.clock.now)

    def staff(self, group: Group, present: int) -> None:
        """`present` agents of the group are on duty from now on.

        Who is to go: idle agents first, then busy ones, those with the highest numbers; after closing, busy agents stay
        for as long as somebody waits. Contacts are handed back when all who go are known: none of them takes one.
        """
        now, going = self.center.clock.now, []
        while group.n_on_duty < present:
            self.come(group.next_in())
        while group.n_on_duty > present:
            agent = group.last_idle()
            if agent is not None:
                group.log_out(agent, now)
            elif not self.center.is_open:
                break
            else:
                going.append(group.last_busy())
                group.finish(going[-1], now)
        for agent in going:
            self._hand_back(agent)

    def rouse(self) -> None:
        """Agents who were idle while nothing could be served look for contacts."""
        for group in self.center.groups:
            for agent in group.agents:
                if agent.listed_at >= 0:
                    self.agent_free(agent)
