"""A line that breaks where it is told to: passes bytes on and cuts after so many, in either direction."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(slots=True)
class Fault:
    """Where to cut, counted in bytes of one connection; None never cuts. Change it between connections."""

    request_after: int | None = None
    reply_after: int | None = None
    request_bytes: int = 0
    reply_bytes: int = 0

    def heal(self) -> None:
        self.request_after = self.reply_after = None
        self.request_bytes = self.reply_bytes = 0


@dataclass(slots=True)
class FaultProxy:
    """Listens at ``url`` and leads to the real gateway."""

    url: str
    fault: Fault = field(default_factory=Fault)


@contextmanager
def fault_proxy(target: str) -> Iterator[FaultProxy]:
    loop = asyncio.new_event_loop()
    proxy = FaultProxy("")
    host, port = urlsplit(target).hostname, urlsplit(target).port

    async def carry(caller_in: asyncio.StreamReader, caller_out: asyncio.StreamWriter) -> None:
        try:
            gate_in, gate_out = await asyncio.open_connection(host, port)
        except (OSError, asyncio.CancelledError):
            caller_out.transport.abort()
            return
        try:
            await _both_ways((caller_in, caller_out), (gate_in, gate_out), proxy.fault)
        finally:
            caller_out.transport.abort()
            gate_out.transport.abort()

    server = loop.run_until_complete(asyncio.start_server(carry, "127.0.0.1", 0))
    proxy.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    with ThreadPoolExecutor(1) as lane:
        lane.submit(loop.run_forever)
        try:
            yield proxy
        finally:
            asyncio.run_coroutine_threadsafe(_ended(server), loop).result(5)
            loop.call_soon_threadsafe(loop.stop)
    loop.close()


async def _both_ways(
    caller: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    gate: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    fault: Fault,
) -> None:
    """Pass bytes on until one side ends or is cut."""
    up = asyncio.ensure_future(_pump(caller[0], gate[1], fault, "request"))
    down = asyncio.ensure_future(_pump(gate[0], caller[1], fault, "reply"))
    try:
        await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        up.cancel()
        down.cancel()
        await asyncio.gather(up, down, return_exceptions=True)


async def _ended(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter, fault: Fault, way: str) -> None:
    with suppress(ConnectionError):
        while chunk := await source.read(65_536):
            limit, passed = getattr(fault, f"{way}_after"), getattr(fault, f"{way}_bytes")
            if limit is not None and passed + len(chunk) > limit:
                sink.write(chunk[: limit - passed])
                await sink.drain()
                setattr(fault, f"{way}_bytes", limit)
                # Let what was passed on arrive and be acted upon: the cruellest cut is the lost reply.
                await asyncio.sleep(0.02 if way == "request" else 0)
                return
            setattr(fault, f"{way}_bytes", passed + len(chunk))
            sink.write(chunk)
            await sink.drain()
