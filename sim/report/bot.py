"""What the bot does: how many sessions it closes, and how many of these help, in words and a table."""

from __future__ import annotations

from sim.report.data import ReportData
from sim.report.table import Table, by_name

__all__ = ["bot", "what_the_bot_does"]

_SHOWN = (
    "bot_sessions",
    "containment_reported",
    "containment_net",
    "containment_true",
    "escalated_share",
    "out_of_context_share",
)


def what_the_bot_does(data: ReportData) -> list[str]:
    """One sentence; none without sessions."""
    closed, solved, net = (data.get(f"containment_{what}") for what in ("reported", "true", "net"))
    if not data.get("bot_sessions").value > 0 or not closed.known:
        return []
    text = f"The bot closes {closed.text()} of its sessions and solves the problem in {solved.text()}"
    rest = f"; {net.text()} of the cases that it meets stay closed" if net.known else ""
    return [f"{text}{rest}."]


def bot(data: ReportData) -> Table | None:
    """How sessions with the bot end; None without any."""
    if not data.get("bot_sessions").value > 0:
        return None
    names = [n for n in data.names("contact_type") if data.get("bot_sessions", "contact_type", n).value > 0]
    note = (
        "Of sessions; closed for good: of cases that had one, which the bot closed and in which no contact followed "
        "within the reported window, by the type with which they opened."
    )
    return by_name(data, "bot", "What the bot does", "contact_type", names, _SHOWN, "all sessions", note)
