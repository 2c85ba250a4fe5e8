"""A server of the floor in a thread, and a page that talks to it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from websockets.sync.client import ClientConnection, connect

from sim.app.floor import Floor
from sim.app.frame import unpack
from sim.app.server import MOST_MESSAGE, floor_app
from sim.cli.demo import listening

__all__ = ["Page", "opened", "served"]

_LONGEST_S = 120


class Page:
    """One end of the socket; numbers its requests."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self._n = 0

    def send(self, do: str, **fields: Any) -> int:
        """Ask; the number of the request."""
        self._n += 1
        self.socket.send(json.dumps({"id": self._n, "do": do, **fields}))
        return self._n

    def take(self) -> dict[str, Any]:
        """The next answer; of a frame its header, with `columns`."""
        answer = self.socket.recv(timeout=_LONGEST_S)
        if isinstance(answer, str):
            found: dict[str, Any] = json.loads(answer)
            return found
        header, columns = unpack(answer)
        return {**header, "columns": columns}

    def ask(self, do: str, **fields: Any) -> dict[str, Any]:
        """Ask and take the answer."""
        number = self.send(do, **fields)
        answer = self.take()
        assert answer["id"] == number
        return answer


@contextmanager
def served(
    static: Path, floor: Floor | None = None, host: str = "127.0.0.1", port: int = 0
) -> Iterator[int]:
    """A server of its own, at any port or at this one; its port."""
    place = listening("127.0.0.1", port, is_given=True)
    app = floor_app(floor or Floor(), host, static)
    config = uvicorn.Config(
        app,
        log_level="error",
        lifespan="off",
        ws_max_size=MOST_MESSAGE,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield int(place.getsockname()[1])
    server.should_exit = True
    thread.join(10)


@contextmanager
def opened(port: int, headers: Mapping[str, str] | None = None, **options: Any) -> Iterator[Page]:
    """A page of the server's own."""
    options = {"origin": f"http://127.0.0.1:{port}", **options}
    with connect(f"ws://127.0.0.1:{port}/ws", additional_headers=headers, max_size=None, **options) as socket:
        yield Page(socket)
