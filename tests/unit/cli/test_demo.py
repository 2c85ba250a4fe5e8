"""`ccsim demo` from outside."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.cli.demo import listening, run_demo

_ROOT = Path(sim.__file__).parent.parent


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("prt=1", r"prt: unknown key \(did you mean port\?\)"),
        ("port=ninety", "port: ninety must be a whole number from 0 to 65535"),
        ("port=70000", "port: 70000 must be"),
        ("open=maybe", "open: maybe must be true or false"),
        ("scenario=bnk", r"\(did you mean bank\?\)"),
        ("host=999.1.1.1", "port: 8765 of 999.1.1.1 cannot be used"),
    ],
)
def test_each_mistake_has_its_sentence(word: str, sentence: str) -> None:
    pytest.importorskip("uvicorn", reason="the extra demo is not installed")
    with pytest.raises(sim.SimError, match=sentence):
        run_demo([word])


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(sim.SettingsError, match=r"pip install 'ccsim\[demo\]'"):
        run_demo([])


def test_a_port_that_is_taken_is_changed_only_if_nobody_asked_for_it() -> None:
    with listening("127.0.0.1", 0, is_given=True) as taken:
        port = int(taken.getsockname()[1])
        with pytest.raises(sim.SettingsError, match=f"port: {port} of 127.0.0.1 cannot be used"):
            listening("127.0.0.1", port, is_given=True)
        with listening("127.0.0.1", port, is_given=False) as other:
            assert other.getsockname()[1] != port


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name == "nt", reason="sends Ctrl-C")
def test_it_prints_its_address_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra demo is not installed")
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    command = [sys.executable, "-m", "sim.cli", "demo", "scenario=erlang_a", f"port={port}", "open=false"]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        found = re.search(r"http://localhost:(\d+)/", line)
        assert found is not None, line
        assert int(found[1]) == port
        answer = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        answer.request("GET", "/")
        assert answer.getresponse().headers["content-security-policy"]
        running.send_signal(signal.SIGINT)
        rest = running.stdout.read()
        assert running.wait(30) == 0
    assert "The floor is closed." in rest
