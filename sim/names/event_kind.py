"""What happens, and what comes first."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["EventKind"]


class EventKind(IntEnum):
    """What happens, in the order in which it happens when the instant is the same.

    The calendar comes first, because intervals and shifts are half-open: what happens at 12:00 belongs to what begins
    at 12:00. Then agents become free, so that a contact whose patience ends at this very instant is served rather than
    lost and a contact that arrives finds the agent idle. Abandonment precedes arrival, so that the place of who leaves
    is free for who comes; and it precedes widening, so that who is gone is offered to nobody. Who comes again comes
    before who is new. Within a kind the order is that of the entity: group, agent, leg, contact or case number. At
    midnight the market comes after the interval and before all else: a day begins with its customers.

    ============== =====================================================================================
    INTERVAL       the grid's boundary: integrals of the old interval are closed (entity 0)
    MARKET         midnight: customers join and leave, agents too, what is known grows (entity: day that ended)
    CALENDAR       opening or closing of the center (entity 0)
    OUTAGE         the system of a channel stops serving, or serves again (entity: channel)
    STAFF          a group's headcount changes (entity: group)
    SHIFT          an agent's shift begins or ends, a break too (entity: agent)
    TRANSFER       an agent passes the customer on and stays with him (entity: leg)
    TALK_END       the customer is done with the agent, wrap-up begins (entity: leg)
    WRAP_UP_END    the agent is done with the leg (entity: leg)
    SET_UP_END     the agent answers, talk begins (entity: leg)
    PATIENCE_END   who waits leaves, leaves a message, or is hidden (entity: leg)
    WIDEN          more agents may take who waits (entity: leg)
    BOT_END        a session with the bot ends (entity: leg)
    TRIAGE_END     a contact has been sorted and stands in a queue (entity: contact)
    BACK_OFFICE    what the back office had to do is done (entity: contact that led to it)
    STATUS_CHECK   the customer asks how far it is (entity: contact that led to the back office)
    RETURN         a customer comes again: retry, callback, reopened thread (entity: contact that led to it)
    ARRIVAL        a case opens and makes its first contact (entity: case)
    ============== =====================================================================================

    Numbers are spaced so that a later kind can stand between two others.
    """

    INTERVAL = 0
    MARKET = 5
    CALENDAR = 10
    OUTAGE = 12
    STAFF = 20
    SHIFT = 22
    TRANSFER = 28
    TALK_END = 30
    WRAP_UP_END = 40
    SET_UP_END = 45
    PATIENCE_END = 50
    WIDEN = 60
    BOT_END = 70
    TRIAGE_END = 72
    BACK_OFFICE = 76
    STATUS_CHECK = 78
    RETURN = 80
    ARRIVAL = 90
