"""One word of the command line."""

from __future__ import annotations

from typing import Any

import pytest

from sim.cli.words import read_word
from sim.errors import SimError


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("a=1", 1),
        ("a=1.5", 1.5),
        ("a=1_000", 1000),
        ("a=true", True),
        ("a=off", "off"),
        ("a=null", None),
        ("a=7:00", "7:00"),
        ("a=08:00-18:00", "08:00-18:00"),
        ("a=20s", "20s"),
        ("a=", ""),
        ("a= b ", "b"),
        ("a=x=y", "x=y"),
        ("a=5 # five", "5 # five"),
        ("a=it's", "it's"),
        ("a='1'", "1"),
        ("a=[1,2]", [1, 2]),
        ("a={b: 1, c: {d: 2}}", {"b": 1, "c": {"d": 2}}),
        ('a={"08:00-12:00": 1}', {"08:00-12:00": 1}),
        ("a=1 2 3 4", "1 2 3 4"),
        ("a=08:00-12:00,13:00-18:00", "08:00-12:00,13:00-18:00"),
        ("a=empirical shares:0,1 values:1s,2s", "empirical shares:0,1 values:1s,2s"),
    ],
)
def test_values(word: str, value: Any) -> None:
    found = read_word(word)
    assert found.value == value
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("word", "prefix", "key", "root"),
    [
        ("a.b.c=1", "", "a.b.c", "a"),
        ("+a.b=1", "+", "a.b", "a"),
        ("++a=1", "++", "a", "a"),
        ("~a.b", "~", "a.b", "a"),
    ],
)
def test_keys(word: str, prefix: str, key: str, root: str) -> None:
    found = read_word(word)
    assert (found.prefix, found.key, found.root) == (prefix, key, root)


@pytest.mark.parametrize(
    "word", ["a", "", "=", "=1", ".a=1", "a.=1", "a b=1", "-a=1", "a@b=1", "a/b=1", "a=1,2", "a=choice(1,2)"]
)
def test_what_is_no_override(word: str) -> None:
    with pytest.raises(SimError):
        read_word(word)
