"""Several values in one word, in Hydra's grammar."""

from __future__ import annotations

import pytest

from sim.cli.axes import read_axis
from sim.errors import ScenarioError, SettingsError
from sim.sweep.design import Axis, Span


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("0,1,2", (0, 1, 2)),
        ("1.0,1.15", (1.0, 1.15)),
        ("3m,4m", ("3m", "4m")),
        ("range(0,6,2)", (0, 2, 4)),
        ("range(0.5,1.1,0.25)", (0.5, 0.75, 1.0)),
        ("choice(a,b)", ("a", "b")),
        ("sort(3,1,2)", (1, 2, 3)),
        ("true,false", (True, False)),
        ("'lognormal mean:3m sigma:0.8','gamma mean:9m sd:6m'", ("lognormal mean:3m sigma:0.8", "gamma mean:9m sd:6m")),
        ("choice('lognormal mean:3m sigma:0.8')", ("lognormal mean:3m sigma:0.8",)),
        ("[1,2],[3]", ([1, 2], [3])),
        ("{a:1},{a:2}", ({"a": 1}, {"a": 2})),
        ("tag(m, range(2,5))", ("2m", "3m", "4m")),
    ],
)
def test_values(text: str, levels: tuple[object, ...]) -> None:
    assert read_axis(f"some.key={text}") == Axis("some.key", levels)


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("interval(0.8,1.5)", Span(0.8, 1.5), ""),
        ("tag(log, interval(1,100))", Span(1, 100, log=True), ""),
        ("tag(int, interval(1,9))", Span(1, 9, whole=True), ""),
        ("int(interval(1,9))", Span(1, 9, whole=True), ""),
        ("tag(log, m, interval(2,5))", Span(2, 5, log=True), "m"),
    ],
)
def test_ranges(text: str, span: Span, unit: str) -> None:
    assert read_axis(f"some.key={text}") == Axis("some.key", span=span, unit=unit)


@pytest.mark.parametrize(
    "word",
    [
        "a.b=1",
        "a.b=lognormal mean:3m sigma:0.8",
        "a.b=hyperexponential shares:0.4,0.6 means:12s,190s",
        "a.b=08:00-12:00, 13:00-17:00",
        "a.b=[1,2,3]",
        "a.b={c:1,d:2}",
        "a.b='1,2'",
        "~a.b",
        "a.b",
    ],
)
def test_one_value_is_no_axis(word: str) -> None:
    assert read_axis(word) is None


def test_glob_takes_the_options_of_a_group() -> None:
    axis = read_axis("routing=glob(*idle*)")
    assert axis is not None
    assert "longest_idle" in axis.levels
    with pytest.raises(ScenarioError, match=r"routing: glob.x.. fits no option; known are"):
        read_axis("routing=glob(x*)")
    with pytest.raises(ScenarioError, match="is no group"):
        read_axis("arrivals.scale=glob(*)")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("a.b=1,2,1", "a.b: 1,2,1 gives a value twice"),
        ("a.b=interval(2m,5m)", "cannot be read"),
        ("a.b=interval(5,2)", "must rise"),
        ("a.b=tag(loog, interval(1,2))", '"loog" is unknown'),
        ("a.b=tag(m, s, interval(1,2))", "2 units"),
        ("+a.b=1,2", "prefix"),
        ("a.b=shuffle(range(1,4))", "order of points"),
        ("a..b=1,2", "not a dotted key"),
        ("a.b='${oc.env:HOME}',1", "interpolation"),
    ],
)
def test_what_cannot_be_swept_is_one_sentence(word: str, said: str) -> None:
    with pytest.raises((SettingsError, ScenarioError), match=said):
        read_axis(word)
