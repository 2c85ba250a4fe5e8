"""Random contact types: how they come in, wait, are served, and come again."""

from __future__ import annotations

from typing import Any

from sim.names import AGENT_SELECTION
from tests.differential.luck import Luck, given

__all__ = ["contact_types"]

_SHARES = ("0.9 0.5", "0.6", "1 0", "0.3", "1")
_OUTCOMES = ("abandoned", "blocked", "closed", "disconnected", "balked", "hidden", "unreached")


def contact_types(luck: Luck, channel_of: dict[str, str], groups: list[str]) -> dict[str, Any]:
    """A mapping as in a scenario.

    Parameters
    ----------
    luck
        The draws.
    channel_of
        Channel by name of the contact type.
    groups
        Names of the agent groups.
    """
    return {kind: _one(luck, kind, channel_of, groups) for kind in channel_of}


def _one(luck: Luck, kind: str, channel_of: dict[str, str], groups: list[str]) -> dict[str, Any]:
    kinds = list(channel_of)
    alike = [other for other, channel in channel_of.items() if channel == channel_of[kind]]
    named = luck.happens(0.4)
    return given(
        {
            "channel": channel_of[kind],
            "skill": luck.maybe(0.3, "shared"),
            "priority": luck.one(0, 1, 1, 2),
            "head_start": luck.span(0, 0, 0, 1, 10),
            "queue_places": luck.maybe(0.2, 0, 1, 2, 4),
            "talk": luck.duration(8),
            "wrap_up": luck.maybe(0.5, luck.duration(3)),
            "patience": luck.one(luck.duration(30), luck.duration(6), luck.duration(6), "never", "0s"),
            "by_arrival": _by_arrival(luck),
            "set_up": luck.maybe(0.5, luck.duration(3)),
            "patience_in_set_up": luck.happens(0.7),
            "agent_selection": luck.maybe(0.5, *AGENT_SELECTION),
            "last_agent": luck.one("none", "prefer"),
            "last_agent_hold": luck.span(0, 2, 5),
            "score": luck.maybe(
                0.5,
                {"base": luck.one(0, 100, -50.5), "per_second": luck.one(0, 1, 2), "continued": luck.one(0, 600)},
            ),
            "due_in": luck.maybe(0.5, luck.span(0, 2, 20)),
            "one_of": luck.some(alike, 1) if named else None,
            "choice": luck.one("random", "shortest") if named else None,
            "hide_after": luck.maybe(0.3, luck.span(1, 3, 6, 12)),
            "message": _message(luck, kinds) if luck.happens(0.35) else None,
            "transfer": _transfer(luck, kinds, groups) if luck.happens(0.6) else None,
            "thread": luck.maybe(
                0.4, {"reopen": luck.one(0.3, 0.6), "pause": luck.duration(6), "most": luck.one(2, 3, 20)}
            ),
            "retry": _retry(luck) if luck.happens(0.8) else None,
            "switch_to": _switch(luck, kinds) if luck.happens(0.5) else None,
            "wait_estimate": luck.one("queue", "last_wait"),
            "announcement": _announcement(luck) if luck.happens(0.5) else None,
            "callback": _callback(luck) if luck.happens(0.5) else None,
        }
    )


def _by_arrival(luck: Luck) -> dict[str, Any]:
    tables: tuple[Any, ...] = (2, 0.5, {"all": {"00:00-12:00": 2, "14:00-20:00": 0.5}}, {"monday": 3, "weekend": 0.7})
    return {part: luck.one(*tables) for part in ("talk", "wrap_up", "patience") if luck.happens(0.4)}


def _message(luck: Luck, kinds: list[str]) -> dict[str, Any]:
    return given(
        {
            "after": luck.span(1, 2, 4),
            "share": luck.one(1, 0.5, 0.5),
            "becomes": luck.maybe(0.6, *kinds),
        }
    )


def _transfer(luck: Luck, kinds: list[str], groups: list[str]) -> dict[str, Any]:
    return {
        "share": luck.one(0.3, 0.5),
        "by_group": {group: luck.one(0, 0.2, 0.7) for group in luck.some(groups) if luck.happens(0.5)},
        "to": {kind: luck.one(1, 3) for kind in luck.some(kinds, 1)},
        "kind": luck.one("cold", "warm", "conference"),
        "after": luck.one(1, 0.5),
        "handover": luck.one("0s", luck.duration(3)),
        "head_start": luck.span(0, 0, 3),
    }


def _retry(luck: Luck) -> dict[str, Any]:
    return {
        **{outcome: luck.one(*_SHARES) for outcome in _OUTCOMES if luck.happens(0.7)},
        "delay": luck.one("0s", luck.duration(8), luck.duration(3)),
        "most": luck.one(1, 2, 3),
        "patience": luck.one("redrawn", "kept"),
    }


def _switch(luck: Luck, kinds: list[str]) -> dict[str, Any]:
    chosen = luck.some(kinds, 1)
    return {kind: luck.one(0.3, 0.5, 0.8) / len(chosen) for kind in chosen}


def _announcement(luck: Luck) -> dict[str, Any]:
    return {
        "bias": luck.one(1, 1, 0.5, 2),
        "noise": luck.one(0, 0, 0.3),
        "calm": luck.one(1, 0.5),
        "growth": luck.one(0, 0.42),
        "balk_share": luck.one(0.3, 0.3, 1, 0),
        "balk_above": luck.one(1, 0.5),
        "venting": luck.one(0, 0.5, 1),
        "venting_most": luck.span(1, 3),
    }


def _callback(luck: Luck) -> dict[str, Any]:
    return given(
        {
            "offer_above": luck.span(0, 1, 4),
            "accept": luck.one(0.3, 0.5),
            "booked": luck.maybe(0.5, luck.duration(8)),
            "dial": luck.one("0s", luck.duration(2)),
            "unanswered": luck.one(0.3, 0.6),
            "tries": luck.one(1, 2, 3),
            "again": luck.duration(4),
        }
    )
