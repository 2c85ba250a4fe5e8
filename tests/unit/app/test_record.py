"""Two floors as a film or a picture."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from sim.app.record import MOST_BYTES, Recording, record
from sim.errors import SettingsError


def test_a_short_film_moves_and_is_small(tmp_path: Path) -> None:
    wanted = Recording(lesson="outage", begins="11:00", ends="11:20", seconds=1)
    path = record(tmp_path / "outage.gif", wanted)
    assert path.stat().st_size < MOST_BYTES / 12
    with Image.open(path) as film:
        assert film.n_frames == 10
        pictures = []
        for number in range(film.n_frames):
            film.seek(number)
            pictures.append(film.convert("RGB"))
    for one, after in pairwise(pictures):
        assert ImageChops.difference(one, after).getbbox() is not None
    corner = pictures[-1].getpixel((2, 2))
    assert corner == (255, 255, 255), "frames must not lie over one another"


def test_a_picture_shows_the_plan_of_each_floor(tmp_path: Path) -> None:
    """The same plan on both floors gives the same halves below the letters, another plan does not."""
    halves = []
    for extra in (0, -3):
        wanted = Recording(
            scenario="one_line", day=1, b={"agents.team.extra": extra}, begins="09:00", ends="10:30"
        )
        with Image.open(record(tmp_path / f"{-extra}.png", wanted)) as picture:
            left = picture.convert("RGB").crop((30, 75, 460, 385))
            right = picture.convert("RGB").crop((496, 75, 926, 385))
            difference = ImageChops.difference(left, right).convert("L")
            halves.append(sum(difference.histogram()[128:]))
    assert halves[0] < halves[1] / 3


def test_without_from_and_to_it_is_recorded_round_the_longest_queue(tmp_path: Path) -> None:
    assert record(tmp_path / "worst.png", Recording(scenario="one_line", day=1)).is_file()


@pytest.mark.parametrize(
    ("name", "wanted", "sentence"),
    [
        ("x.gfi", Recording(), "record: x.gfi must end in .gif, .mp4, .png"),
        ("no/x.gif", Recording(), "is no folder that can be written to"),
        ("x.gif", Recording(seconds=0.5), "seconds: 0.5 must be from 1 to 60"),
        ("x.gif", Recording(lesson="poling"), "did you mean pooling"),
        (
            "x.gif",
            Recording(lesson="bot", scenario="bank"),
            "scenario: bank is not that of the lesson, retail",
        ),
        (
            "x.gif",
            Recording(scenario="one_line", begins="12:00", ends="10:00"),
            "from: 12:00 must be before to, 10:00",
        ),
        (
            "x.gif",
            Recording(scenario="one_line", begins="12:70", ends="13:00"),
            'from: "12:70" is not a time of day',
        ),
        ("x.gif", Recording(scenario="one_line", day=9), "day: 9 must be from 0 to 4"),
    ],
)
def test_each_mistake_has_its_sentence(tmp_path: Path, name: str, wanted: Recording, sentence: str) -> None:
    with pytest.raises(SettingsError) as told:
        record(tmp_path / name, wanted)
    assert sentence in str(told.value)


def test_mp4_asks_for_ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match=r"x\.mp4 needs the program ffmpeg"):
        record(tmp_path / "x.mp4", Recording(lesson="pooling"))
