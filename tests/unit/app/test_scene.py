"""What is drawn of a floor is what the replay says."""

from __future__ import annotations

from sim.app.day import simulated
from sim.app.floor import Floor
from sim.app.replay import Replay
from sim.app.scene import HEIGHT_IN, WIDTH_IN, Scene
from sim.plots.style import sheet

_MINUTE = 60_000


def test_numbers_and_dots_are_those_of_the_replay() -> None:
    day = simulated(Floor().varied("one_line", {"agents.team.extra": -4}, 1), 1, 0, 1)
    replay, t = Replay(day.columns), 660 * _MINUTE
    with sheet(WIDTH_IN, HEIGHT_IN) as figure:
        Scene(figure, [day, day], "A day", 600 * _MINUTE, 720 * _MINUTE).show(t)
        told = {text.get_text() for text in figure.findobj(lambda one: hasattr(one, "get_text"))}
        dots = [len(one.get_offsets()) for one in figure.axes[1].collections]
    assert "11:00" in told
    assert {str(replay.waiting(t)), str(replay.counted(t).abandoned)} <= told
    seats, contacts = dots[0], dots[1]
    assert seats == len(day.columns["seat_group"])
    assert contacts == replay.waiting(t) + replay.talking(t)
