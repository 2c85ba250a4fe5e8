"""`ccsim demo`: the live floor in a browser."""

from __future__ import annotations

import gc
import socket
import threading
import time
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sim.cli.compose import DEFAULT_SCENARIO, named_by_path
from sim.cli.run import say_if_compiling
from sim.cli.words import read_word
from sim.errors import SettingsError, hint_or_all
from sim.scenario import load

__all__ = ["DEFAULT_PORT", "listening", "run_demo"]

DEFAULT_PORT = 8765
_KEYS: dict[str, Any] = {
    "scenario": DEFAULT_SCENARIO,
    "port": DEFAULT_PORT,
    "host": "127.0.0.1",
    "open": True,
}
_CLOSES_IN_S = 2


def run_demo(words: Sequence[str]) -> None:
    """Serve the floor until Ctrl-C, and open it in the browser.

    Raises
    ------
    ScenarioError, SettingsError
    """
    settings = _settings(words)
    try:
        import uvicorn

        from sim.app.server import MOST_MESSAGE, floor_app
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "sim":
            raise
        raise SettingsError(
            f"ccsim demo needs {error.name}, which is not installed; install it with: pip install 'ccsim[demo]'"
        ) from None
    from sim.app.floor import Floor

    source = str(settings["scenario"])
    scenario = load(source)
    floor = Floor({scenario.name: scenario} if named_by_path(source) else {}, scenario.name)
    place = listening(settings["host"], settings["port"], is_given=settings["port"] != DEFAULT_PORT)
    say_if_compiling()
    _warm(floor)
    host = settings["host"]
    name = "localhost" if host in ("0.0.0.0", "::", "127.0.0.1", "::1") else host
    address = f"http://{name}:{place.getsockname()[1]}/"
    config = uvicorn.Config(
        floor_app(floor, host),
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws_max_size=MOST_MESSAGE,
        ws_per_message_deflate=False,  # packing a day takes longer than sending it
        timeout_graceful_shutdown=_CLOSES_IN_S,
    )
    server = uvicorn.Server(config)
    print(f"The floor is open: {address}    (Ctrl-C closes it)", flush=True)
    if settings["open"]:
        threading.Thread(target=_show, args=(server, address), daemon=True).start()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[place])
    print("The floor is closed.", flush=True)


def _settings(words: Sequence[str]) -> dict[str, Any]:
    out = dict(_KEYS)
    for word in words:
        change = read_word(word)
        if change.key not in _KEYS:
            raise SettingsError(f"{change.key}: unknown key{hint_or_all(change.key, _KEYS)}")
        out[change.key] = change.value
    if isinstance(out["port"], bool) or not isinstance(out["port"], int) or not 0 <= out["port"] <= 65_535:
        raise SettingsError(f"port: {out['port']} must be a whole number from 0 to 65535")
    if not isinstance(out["open"], bool):
        raise SettingsError(f"open: {out['open']} must be true or false")
    if not isinstance(out["host"], str) or not out["host"]:
        raise SettingsError(f"host: {out['host']} must be an address of this machine, such as 127.0.0.1")
    return out


def listening(host: str, port: int, *, is_given: bool) -> socket.socket:
    """A socket that listens at an address; at any free port where the one that is meant is taken and was not given.

    Raises
    ------
    SettingsError
        If nothing can listen there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for one in (port,) if is_given else (port, 0):
        place = socket.socket(family, socket.SOCK_STREAM)
        try:
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            place.bind((host, one))
            place.listen(128)
        except OSError as error:
            place.close()
            why = error.strerror or str(error)
        else:
            return place
    raise SettingsError(f"port: {port} of {host} cannot be used ({why})")


def _warm(floor: Any) -> None:
    """Show the first day to nobody, so that the first page need not wait."""
    opened = floor.opened("")
    fields = {"floor": "A", "scenario": "", "overrides": {}, "seed": opened["seed"], "replication": 0}
    floor.day(0, {**fields, "day": opened["default_day"]})
    gc.collect()
    gc.freeze()  # what is loaded now stays; going through it again and again would hold up the page


def _show(server: Any, address: str) -> None:
    """Open the browser as soon as the server answers."""
    while not server.started and not server.should_exit:
        time.sleep(0.05)
    webbrowser.open(address)
