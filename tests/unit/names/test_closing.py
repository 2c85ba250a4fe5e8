"""What a calendar may say of closing."""

from __future__ import annotations

from sim.names import AtClosing


def test_what_becomes_of_who_waits_keeps_its_number() -> None:
    assert [one.name for one in AtClosing] == ["SERVE_OUT", "DISCONNECT", "KEEP"]
