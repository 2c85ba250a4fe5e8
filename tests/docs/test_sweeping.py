"""What docs/sweeping.md shows in Python and as words is executed."""

from __future__ import annotations

import re
from pathlib import Path

from sim.cli.axes import read_axis
from sim.replications import Scores

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "sweeping.md").read_text(encoding="utf-8")


def test_the_python_runs() -> None:
    block = re.findall(r"^```python\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)[-1]
    names: dict[str, object] = {}
    exec(compile(block, "sweeping.md", "exec"), names)
    found = names["found"]
    assert isinstance(found, list)
    assert [one.n for one in found if isinstance(one, Scores)] == [5, 5, 5]


def test_every_word_gives_several_values() -> None:
    words = [word for row in TEXT.splitlines() if row.startswith("| `") for word in re.findall(r'`"?([^`]*?)"?`', row)]
    words = [word for word in words if "(" in word or "," in word]
    assert len(words) >= 8
    for word in words:
        assert read_axis(word if "=" in word.partition("(")[0] else f"some.key={word}") is not None, word
