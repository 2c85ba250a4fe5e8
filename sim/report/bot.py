"""What the bot does: how many sessions it closes, and how many of these help, in words and a table."""

from __future__ import annotations

from sim.report.data import ReportData
from sim.report.headings import MEASURES
from sim.report.table import Row, Table, filled

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
    return [f"{text}; {net.text()} of the customers whom it met it has for good." if net.known else f"{text}."]


def bot(data: ReportData) -> Table | None:
    """How sessions with the bot end; None without any."""
    if not data.get("bot_sessions").value > 0:
        return None
    names = [n for n in data.names("contact_type") if data.get("bot_sessions", "contact_type", n).value > 0]
    rows = [Row(n, tuple(data.get(m, "contact_type", n) for m in _SHOWN)) for n in names]
    rows.append(Row("all sessions", tuple(data.get(m) for m in _SHOWN), True))
    note = (
        "Of sessions; closed for good: of cases that had one, which the bot closed and in which no contact followed "
        "within the reported window, by the type with which they opened."
    )
    return filled("bot", "What the bot does", "Type", [(m, MEASURES[m]) for m in _SHOWN], rows, note)
