"""What the page on comparisons shows is understood."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from sim.cli.variants import Plans, read_plans

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "comparing.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\$ ccsim compare (.*)$", TEXT, flags=re.MULTILINE)


def plans(words: list[str]) -> Plans:
    """The plans of a command line as a shell splits it."""
    texts = [words[i + 1] for i, word in enumerate(words) if word == "-v"]
    rest = [word for i, word in enumerate(words) if word != "-v" and (i == 0 or words[i - 1] != "-v")]
    return read_plans(rest, texts)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the page names."""
    monkeypatch.chdir(tmp_path)
    for name in ("today.yaml", "tomorrow.yaml"):
        (tmp_path / name).write_bytes((ROOT / "scenarios" / "erlang_a.yaml").read_bytes())
    return tmp_path


@pytest.mark.parametrize("line", LINES)
def test_every_command_is_understood(line: str, folder: Path) -> None:
    assert len(plans(shlex.split(line, comments=True)).scenarios) > 1


def test_the_file_with_variants_is_one(folder: Path) -> None:
    (text,) = re.findall(r"^```yaml\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    found = read_plans(["experiment=./mine.yaml"], [])
    assert list(found.scenarios) == list(yaml.safe_load(text)["variants"])


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / "docs" / target).exists(), target
