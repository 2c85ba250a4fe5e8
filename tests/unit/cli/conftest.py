"""A folder with a small scenario, and a way to run `ccsim` without a process."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sim.cli import main
from tests.unit.cli.small import SMALL, Ccsim, Ended


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: `small.yaml`, and option groups under `scenarios/`."""
    (tmp_path / "small.yaml").write_text(yaml.safe_dump(SMALL), encoding="utf-8")
    options = {
        "measures/short.yaml": "# Short abandonments end earlier\nshort_abandon: 2s\n",
        "agents/more.yaml": "# @package agents\n# One more teller\ntellers: {extra: 1}\n",
        "agents/code.yaml": "defaults: [other]\ntellers: {extra: 1}\n",
        "small2.yaml": yaml.safe_dump(SMALL | {"name": "small2"}),
    }
    for name, text in options.items():
        path = tmp_path / "scenarios" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ccsim(capsys: pytest.CaptureFixture[str]) -> Ccsim:
    """Runs `ccsim` in this process."""

    def run(*words: str) -> Ended:
        with pytest.raises(SystemExit) as left:
            main(words)
        out, err = capsys.readouterr()
        code = left.value.code
        return Ended(code if isinstance(code, int) else 0, out, err)

    return run
