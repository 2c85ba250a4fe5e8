"""No stale machine code: an edit of any file whose code or constants are compiled is seen by the next process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim import compiled

_ROOT = Path(sim.__file__).parent.parent
_RUN = """
import sim
from tests.differential.digests import digest
from tests.differential.zoo import ZOO
assert sim.__file__.startswith({tree!r}), sim.__file__
print(digest(sim.simulate(ZOO["patience by type"](), "kernel")))
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package whose sources may be edited."""
    shutil.copytree(_ROOT / "sim", tmp_path / "sim", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture(scope="module")
def one_tree(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """One copy for all tests that leave it as it was, and its digest."""
    tree = tmp_path_factory.mktemp("package")
    shutil.copytree(_ROOT / "sim", tree / "sim", ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "_PACKAGE", tree / "sim")
        digest = compiled._digest()
    assert digest == compiled._digest()
    return tree, digest


def _edit(file: Path, was: str, becomes: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(was) == 1
    file.write_text(text.replace(was, becomes), encoding="utf-8")


_PLAIN = {"kernel", "storage"}
"""Files of the kernel that are plain Python."""
_KERNEL = sorted({file.stem for file in (_ROOT / "sim" / "kernel").glob("[a-z]*.py")} - _PLAIN)
_NAMES = sorted(file.stem for file in (_ROOT / "sim" / "names").glob("*.py"))


@pytest.mark.parametrize(
    "name",
    [
        *(f"kernel/{name}.py" for name in _KERNEL),
        *(f"outcomes/{name}.py" for name in ("announced", "durations", "hours", "shares")),
        "draws.py",
        *(f"names/{name}.py" for name in _NAMES),
        "units.py",
        "compiled.py",
        "distributions/quantiles.py",
        "distributions/gamma.py",
        "distributions/normal.py",
    ],
)
def test_the_cache_folder_changes_with_every_file_that_is_compiled(
    one_tree: tuple[Path, str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree, before = one_tree
    monkeypatch.setattr(compiled, "_PACKAGE", tree / "sim")
    file = tree / "sim" / name
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "# edited\n", encoding="utf-8")
    assert compiled._digest() != before
    file.write_text(text, encoding="utf-8")


@pytest.mark.long
@pytest.mark.skipif(not compiled.JIT, reason="nothing is compiled")
def test_an_edit_of_an_inner_file_of_the_kernel_is_seen(tree: Path) -> None:
    """Edits of code and of constants in files other than the outermost function's, each compiled anew."""

    def run() -> str:
        environment = {
            **os.environ,
            "CCSIM_CACHE_DIR": str(tree / "cache"),
            "PYTHONPATH": os.pathsep.join((str(tree), str(_ROOT))),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [sys.executable, "-c", _RUN.format(tree=str(tree))]
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip()

    kernel = tree / "sim" / "kernel"
    right = run()
    assert run() == right
    first, last = (f'slot = f.lines[line]["{end}"]\n            if slot < 0 or now' for end in ("first", "last"))
    _edit(kernel / "contact_selection.py", first, last)
    assert run() != right
    _edit(kernel / "contact_selection.py", last, first)
    _edit(kernel / "floor.py", "    N_CONTACTS,\n    N_LEGS,\n    N_E", "    N_LEGS,\n    N_CONTACTS,\n    N_E")
    assert run() == right
