"""Who is served next, and by whom: the rules, and the router that carries them out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from sim.center.agents import Agent, Group
from sim.errors import EngineError, nearest

if TYPE_CHECKING:
    from sim.center.center import Center
    from sim.center.contact import Contact

__all__ = [
    "AGENT_SELECTION",
    "CONTACT_SELECTION",
    "AgentSelection",
    "ContactSelection",
    "Router",
    "chosen_rule",
]


class AgentSelection(Protocol):
    """A contact has arrived: which idle agent takes it?"""

    def select_agent(self, contact: Contact, center: Center) -> Agent | None:
        """An idle agent with the skill, or None to let the contact wait."""


class ContactSelection(Protocol):
    """An agent has become free: which waiting contact is next?"""

    def select_contact(self, agent: Agent, center: Center) -> Contact | None:
        """A waiting contact for which the agent has the skill, or None to stay idle."""


class RankedLongestIdle:
    """Groups in the order of their rank for the contact type; within a rank, whoever has been idle longest."""

    def select_agent(self, contact: Contact, center: Center) -> Agent | None:
        """See `AgentSelection`."""
        best: Agent | None = None
        best_rank = 0
        for rank, group in center.groups_for[contact.type]:
            if best is not None and rank > best_rank:
                break
            if group.idle and (best is None or group.idle[0].idle_since < best.idle_since):
                best, best_rank = group.idle[0], rank
        return best


class PriorityLongestWait:
    """The lowest priority number first; within it, the longest wait, head start included."""

    def select_contact(self, agent: Agent, center: Center) -> Contact | None:
        """See `ContactSelection`."""
        best = None
        for queue in agent.group.queues:
            front = queue.front()
            if front is not None and (best is None or front[:3] < best[:3]):
                best = front
        return None if best is None else best[3]


AGENT_SELECTION: dict[str, type[AgentSelection]] = {"ranked_longest_idle": RankedLongestIdle}
CONTACT_SELECTION: dict[str, type[ContactSelection]] = {"priority_longest_wait": PriorityLongestWait}
_METHODS = {"agent_selection": "select_agent", "contact_selection": "select_contact"}


def chosen_rule(kind: str, name: str, registry: Mapping[str, Any], rules: Mapping[str, Any]) -> Any:
    """The user's own rule of this kind if there is one, else the registered one."""
    for given in rules:
        if given not in _METHODS:
            raise EngineError(
                f'rules: "{given}" is no kind of rule{nearest(given, _METHODS)}; known are {", ".join(_METHODS)}'
            )
    if kind not in rules:
        return registry[name]()
    if not callable(getattr(rules[kind], _METHODS[kind], None)):
        raise EngineError(f"rules.{kind}: {rules[kind]!r} has no method {_METHODS[kind]}")
    return rules[kind]


class Router:
    """Brings contacts and agents together by the two rules."""

    def __init__(self, center: Center, rules: Mapping[str, Any]) -> None:
        plan = center.plan
        self.center = center
        self.agents: AgentSelection = chosen_rule(
            "agent_selection", plan.agent_selection, AGENT_SELECTION, rules
        )
        self.contacts: ContactSelection = chosen_rule(
            "contact_selection", plan.contact_selection, CONTACT_SELECTION, rules
        )
        self._n_idle = 0

    def take_agent(self, contact: Contact) -> Agent | None:
        """An idle agent for a contact that has arrived, taken from the idle ones."""
        agent = self.agents.select_agent(contact, self.center)
        if agent is not None:
            if contact.type not in agent.group.serves or not agent.idle:
                raise EngineError(
                    f"agent_selection chose agent {agent.number}, who is not idle or lacks the skill"
                )
            agent.idle = False
            if agent.group.idle[0] is agent:
                agent.group.idle.popleft()
            else:
                agent.group.idle.remove(agent)
        return agent

    def agent_free(self, agent: Agent) -> None:
        """`agent` has nothing to do: goes home, takes who waits, or becomes idle."""
        center, group = self.center, agent.group
        now = center.clock.now
        if agent.finishing.count:
            group.log_out(agent, now)
            return
        contact = self.contacts.select_contact(agent, center)
        if contact is not None:
            if contact.type not in group.serves or not contact.waiting:
                raise EngineError(
                    f"contact_selection chose contact {contact.number}, who does not wait for this agent"
                )
            center.queues[contact.type].part(contact, now)
            contact.meet(agent, now)
        elif not center.is_open:
            group.log_out(agent, now)
        else:
            agent.idle_since = self._n_idle
            self._n_idle += 1
            agent.idle = True
            group.idle.append(agent)

    def staff(self, group: Group, present: int) -> None:
        """`present` agents of the group are on duty from now on.

        Who is to go: idle agents first, then busy ones, who finish the contact in hand; after closing, busy agents
        stay for as long as somebody waits.
        """
        now = self.center.clock.now
        while group.n_on_duty < present:
            agent = group.log_in(now)
            if agent is not None:
                self.agent_free(agent)
        while group.n_on_duty > present:
            if not group.log_out_idle(now):
                if not self.center.is_open:
                    break
                group.finish_busy(now)
