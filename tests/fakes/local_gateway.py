"""The real gateway on a real socket of this machine, in a thread of the test's own process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from sync.gateway.app import create_app
from sync.gateway.certificate import TlsFiles
from sync.gateway.serve import Listening, listening_socket
from sync.gateway.service import Gateway
from sync.gateway.settings import DeskAccess, GatewaySettings, Role
from sync.https import HttpsProvince, LineAddress

DESKS = (
    DeskAccess("1", "khoa-quay-1"),
    DeskAccess("2", "khoa-quay-2"),
    DeskAccess("xa-khac", "khoa-xa-khac", agency="H99.02"),
    DeskAccess("tinh", "khoa-tinh", role=Role.PROVINCE),
)


@dataclass(frozen=True, slots=True)
class LocalGateway:
    """Where it listens, and the gateway itself for looking inside."""

    url: str
    gateway: Gateway
    app: FastAPI

    def line(self, desk: int = 1, url: str = "") -> HttpsProvince:
        return HttpsProvince(LineAddress(url or self.url, f"khoa-quay-{desk}"))


@contextmanager
def local_gateway(
    storage: Path, tls: TlsFiles | None = None, settings: GatewaySettings | None = None
) -> Iterator[LocalGateway]:
    chosen = replace(settings or GatewaySettings(storage), desks=DESKS)
    app = create_app(chosen)
    opened = listening_socket(Listening(port=0))
    config = uvicorn.Config(
        app,
        log_level="error",
        timeout_graceful_shutdown=1,
        ssl_certfile=tls.cert if tls else None,
        ssl_keyfile=tls.key if tls else None,
    )
    server = uvicorn.Server(config)
    scheme = "https" if tls else "http"
    with ThreadPoolExecutor(1) as lane, opened:
        running = lane.submit(lambda: asyncio.run(server.serve(sockets=[opened])))
        while not server.started and not running.done():
            time.sleep(0.005)
        try:
            yield LocalGateway(f"{scheme}://127.0.0.1:{opened.getsockname()[1]}", app.state.gateway, app)
        finally:
            server.should_exit = True
            running.result()
