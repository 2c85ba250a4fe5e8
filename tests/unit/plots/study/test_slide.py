"""What stands around a picture: wrapped words, and the key to the conditions."""

from __future__ import annotations

from sim.plots import style
from sim.plots.study.slide import Row, Slide, framed, key_of, key_rows
from sim.study.finding import Status

LONG = "Talking a fifth shorter raises satisfaction with 12 agents and on a quiet day, not with 14 or 16 agents"
SLIDE = Slide("Does haste pay?", LONG, "20 replications", "“Fast.” – One (2.7)\n“Slow.” – Other (4.5)")
ROWS = [Row("a", "with 12 agents", Status.HOLDS), Row("b", "with 16 agents", Status.FAILS, True)]


def test_long_titles_wrap_and_push_the_picture_down() -> None:
    short = Slide(SLIDE.question, "Haste pays", SLIDE.note, SLIDE.foot)
    assert SLIDE.head_in > short.head_in
    with style.sheet(height_in=4) as figure:
        framed(figure, SLIDE, 0.6, 0.2, 0.5)
        titles = [one.get_text() for one in figure.texts if one.get_fontweight() == "bold"]
        assert len(titles) == 2
        assert " ".join(titles) == LONG
        assert figure.subplotpars.top < 1 - SLIDE.head_in / 4 + 1e-9


def test_the_key_tells_signs_in_words_and_where_it_turns() -> None:
    with style.sheet(height_in=4) as figure:
        key_of(figure, SLIDE, ROWS)
        texts = [one.get_text() for one in figure.texts]
    assert texts == ["with 12 agents", "● holds", "with 16 agents", "▼ turns: does not hold"]


def test_one_condition_without_a_name_needs_no_key() -> None:
    assert key_rows([Row("", "", Status.HOLDS)]) == 0
    assert key_rows(ROWS) > 0
    wide = [Row(str(n), "where one case in five needs a day's work behind", None) for n in range(3)]
    assert key_rows(wide) > key_rows(ROWS)
    assert wide[0].said == ""
