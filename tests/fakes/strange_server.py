"""Somebody else on the line: answers every request with the same bytes, whatever was asked."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def strange_server(answer: bytes) -> Iterator[str]:
    opened = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        while True:
            try:
                caller, _ = opened.accept()
            except OSError:
                return
            with caller:
                caller.recv(65_536)
                caller.sendall(answer)
                caller.shutdown(socket.SHUT_WR)
                while caller.recv(65_536):
                    pass  # a socket closed with bytes unread takes its answer back

    with ThreadPoolExecutor(1) as lane:
        lane.submit(talk)
        try:
            yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        finally:
            opened.shutdown(socket.SHUT_RDWR)
            opened.close()
