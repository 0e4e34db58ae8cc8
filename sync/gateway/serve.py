"""Running a gateway in this process until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from app.domain.errors import DeviceError
from sync.gateway.app import create_app
from sync.gateway.certificate import TlsFiles
from sync.gateway.settings import DeskAccess, GatewaySettings

_GRACE_SECONDS = 5
_LOOK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Listening:
    """Where and for whom a gateway listens.

    Args:
        port: 0 lets the system choose; ``announce`` then tells.
        tls: Certificate and key; None only behind a proxy or on this machine.
        announce: File that receives the address once the gateway can be called.
        parent: Process whose end ends the gateway too; 0 for none.
    """

    port: int = 8443
    host: str = "127.0.0.1"
    tls: TlsFiles | None = None
    announce: Path | None = None
    parent: int = 0


def serve(
    port: int,
    database_url: str,
    storage_dir: Path,
    desks: Sequence[DeskAccess],
    tls: TlsFiles | None = None,
) -> None:
    """Run a gateway with plain settings on this machine; see ``serve_gateway``."""
    settings = GatewaySettings(storage_dir, database_url, tuple(desks))
    serve_gateway(settings, Listening(port=port, tls=tls))


def serve_gateway(settings: GatewaySettings, listening: Listening) -> None:
    """Run a gateway until SIGINT or SIGTERM.

    Raises:
        RuleError, StorageError: The database cannot be used.
        DeviceError: ``gateway.port`` when the port is taken.
    """
    opened = listening_socket(listening)
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,  # half-open connections of a bad line never end
        ssl_certfile=listening.tls.cert if listening.tls else None,
        ssl_keyfile=listening.tls.key if listening.tls else None,
    )
    with opened:
        asyncio.run(_run(uvicorn.Server(config), opened, listening))


async def _run(server: uvicorn.Server, opened: socket.socket, listening: Listening) -> None:
    watch = asyncio.create_task(_watch(server, opened, listening))
    try:
        await server.serve(sockets=[opened])
    finally:
        watch.cancel()


async def _watch(server: uvicorn.Server, opened: socket.socket, listening: Listening) -> None:
    """Tell the address once the gateway answers, then stop it when its parent is gone."""
    while not server.started:
        await asyncio.sleep(0.02)
    address = address_of(listening, opened)
    if listening.announce is not None:
        _tell(listening.announce, address)
    else:
        sys.stderr.write(f"Cổng tiếp nhận đang nghe tại {address}\n")
    while listening.parent and os.getppid() == listening.parent:
        await asyncio.sleep(_LOOK_SECONDS)
    if listening.parent:
        server.should_exit = True


def address_of(listening: Listening, opened: socket.socket) -> str:
    """Return the URL to call."""
    scheme = "https" if listening.tls else "http"
    return f"{scheme}://{listening.host}:{opened.getsockname()[1]}"


def listening_socket(listening: Listening) -> socket.socket:
    """Take the port.

    Raises:
        DeviceError: ``gateway.port`` when another program has it.
    """
    # Named as TCP, or asyncio leaves Nagle's delay on and every small answer waits 40 ms.
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":  # there the option would let two gateways share one port
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((listening.host, listening.port))
    except (OSError, OverflowError):
        opened.close()
        raise DeviceError("gateway.port", port=listening.port) from None
    return opened


def _tell(announce: Path, address: str) -> None:
    part = announce.with_suffix(".part")
    part.write_text(address, encoding="utf-8")
    part.replace(announce)
