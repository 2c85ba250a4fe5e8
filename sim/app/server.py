"""The server of the floor: one page, its files, and a socket on which it asks."""

from __future__ import annotations

import asyncio
import ipaddress
import mimetypes
import os
import socket
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from sim.app.floor import Floor
from sim.app.protocol import Asked, MessageError, read
from sim.errors import SimError

__all__ = ["MOST_MESSAGE", "STATIC", "floor_app"]

STATIC = Path(__file__).with_name("static")
MOST_MESSAGE = 4 * 2**20
"""Bytes beyond which a connection is closed unread; below, a message that is too long is answered."""
_Answer = TypeVar("_Answer")
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_PATIENT_S = 1.0
"""How long a replication waits for days that are asked for, so that it comes to its turn in a crowd."""
_MOST_WAITING = 8
"""Requests of one page at a time."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "manifest-src 'self'; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}


class Guard:
    """Lets in who names this server as the host, and for the socket as the origin too; gives every answer its headers.

    A page of another site cannot reach the socket, not even under a name of its own that leads here.

    Parameters
    ----------
    app
        What is guarded.
    host
        The address that the server is bound to.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._anywhere = host in ("0.0.0.0", "::")
        self._names = {*_LOOPBACK, host.lower(), f"[{host.lower()}]"}
        if self._anywhere:
            self._names.add(socket.gethostname().lower())

    def _knows(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in self._names or f"[{name}]" in self._names:
            return True
        with suppress(ValueError):
            return self._anywhere and bool(ipaddress.ip_address(name))
        return False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it with 403."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get(b"host", "")
        own = self._knows(host)
        if scope["type"] == "websocket":
            if own and headers.get(b"origin") in (f"http://{host}", f"https://{host}"):
                await self._app(scope, receive, send)
            else:
                await send(
                    {"type": "websocket.close", "code": 1008, "reason": ""}
                )  # before it is accepted: 403
            return
        if not own:
            await PlainTextResponse("This server answers under its own name only.", 403)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (b"content-security-policy", _POLICY.format(host=host).encode("latin-1")),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                    (b"cache-control", b"no-cache"),
                ]
            await send(message)

        await self._app(scope, receive, with_headers)


class Desk:
    """Where the requests of all pages are worked on: replications wait while anybody waits for a day.

    Parameters
    ----------
    floor
        Who answers.
    """

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self._days = ThreadPoolExecutor(max(2, os.cpu_count() or 1), thread_name_prefix="day")
        self._spreads = ThreadPoolExecutor(max(1, (os.cpu_count() or 2) - 1), thread_name_prefix="spread")
        self._asked = 0
        self._calm = asyncio.Event()
        self._calm.set()

    async def now(self, work: Callable[..., _Answer], *arguments: Any) -> _Answer:
        """Days and other answers: at once."""
        self._asked += 1
        self._calm.clear()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._days, work, *arguments)
        finally:
            self._asked -= 1
            if not self._asked:
                self._calm.set()

    async def later(self, work: Callable[..., _Answer], *arguments: Any) -> _Answer:
        """Replications: when nobody waits for a day, for at most a second."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._calm.wait(), _PATIENT_S)
        return await asyncio.get_running_loop().run_in_executor(self._spreads, work, *arguments)


class Session:
    """One page: its requests are answered as their results come; of spreads only the newest goes on.

    Parameters
    ----------
    page
        Its socket.
    desk
        Where they are worked on.
    """

    def __init__(self, page: WebSocket, desk: Desk) -> None:
        self._page, self._desk = page, desk
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._spread: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Answer until the page is gone."""
        await self._page.accept()
        try:
            while True:
                message = await self._page.receive()
                if message["type"] == "websocket.disconnect":
                    return
                text: str | None = message.get("text")
                await self._take(message["bytes"] if text is None else text)
        finally:
            for task in self._tasks:
                task.cancel()

    async def _take(self, text: str | bytes) -> None:
        try:
            asked = read(text)
        except MessageError as error:
            await self._refuse(error.id, error)
            return
        if asked.do in ("spread", "stop") and self._spread is not None:
            self._spread.cancel()
            self._spread = None
        if asked.do == "stop":
            await self._send({"id": asked.id, "what": "stopped"})
        elif len(self._tasks) >= _MOST_WAITING:
            text = "too many requests at once; wait for answers"
            await self._send({"id": asked.id, "what": "error", "text": text})
        elif asked.do == "spread":
            self._spread = self._start(self._replications, asked)
        else:
            self._start(self._answer, asked)

    def _start(self, work: Callable[[Asked], Coroutine[Any, Any, None]], asked: Asked) -> asyncio.Task[None]:
        async def guarded() -> None:
            try:
                await work(asked)
            except SimError as error:
                await self._refuse(asked.id, error)
            except (WebSocketDisconnect, RuntimeError):
                return  # the page has gone meanwhile

        task = asyncio.create_task(guarded())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _answer(self, asked: Asked) -> None:
        await self._send(await self._desk.now(self._desk.floor.answer, asked))

    async def _replications(self, asked: Asked) -> None:
        """One replication of both floors after the other: whoever asks anew soon has the place of who asked before."""
        fields, floor, later = asked.fields, self._desk.floor, self._desk.later
        a: list[Any] = []
        b: list[Any] = []
        for number in range(fields["replications"]):
            a.append(await later(floor.sums, fields, "a", number))
            b.append(await later(floor.sums, fields, "b", number))
            await self._send(await later(floor.spread, asked.id, fields, a, b))

    async def _refuse(self, number: int | None, error: SimError) -> None:
        await self._send({"id": number, "what": "error", "text": str(error)})

    async def _send(self, answer: dict[str, Any] | bytes) -> None:
        async with self._turn:
            if isinstance(answer, bytes):
                await self._page.send_bytes(answer)
            else:
                await self._page.send_json(answer)


def floor_app(floor: Floor, host: str = "127.0.0.1", static: Path = STATIC) -> ASGIApp:
    """The application that uvicorn serves.

    Parameters
    ----------
    floor
        Who answers.
    host
        The address that the server is bound to; pages are let in under this name and those of the loopback.
    static
        Folder of the page.
    """
    for ending, kind in _TYPES.items():
        mimetypes.add_type(kind, ending)
    desk = Desk(floor)

    async def talk(page: WebSocket) -> None:
        await Session(page, desk).run()

    routes = [
        WebSocketRoute("/ws", talk),
        Mount("/", StaticFiles(directory=static, html=True, check_dir=False)),
    ]
    return Guard(Starlette(routes=routes), host)
