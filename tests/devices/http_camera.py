"""A phone that serves its camera by http: Motion-JPEG over a real socket, with its troubles."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


@dataclass
class Phone:
    """What the phone shows and what goes wrong.

    Args:
        pictures: Shown in turn, again and again.
        pause: Seconds between two pictures; a slow line has more.
        drops_after: The line is cut after so many pictures.
        stalls_after: After so many pictures nothing more comes and the line stays open.
    """

    pictures: Sequence[Picture]
    pause: float = 0.05
    drops_after: int | None = None
    stalls_after: int | None = None
    viewers: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    def parts(self) -> Iterator[bytes]:
        """Yield the pictures as parts of one endless answer."""
        jpegs = [cv2.imencode(".jpg", _coloured(picture))[1].tobytes() for picture in self.pictures]
        for number, jpeg in enumerate(itertools.cycle(jpegs)):
            if number == self.drops_after or self.closing.is_set():
                return
            if number == self.stalls_after:
                self.closing.wait()
                return
            yield b"--hinh\r\nContent-Type: image/jpeg\r\n"
            yield f"Content-Length: {len(jpeg)}\r\n\r\n".encode() + jpeg + b"\r\n"
            time.sleep(self.pause)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, phone: Phone) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.phone = phone

    def handle_error(self, request: object, client_address: object) -> None:
        """A viewer that hangs up is no error of the phone."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self.server.phone.viewers += 1
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=hinh")
        self.end_headers()
        with suppress(OSError):
            for part in self.server.phone.parts():
                self.wfile.write(part)
        self.server.phone.viewers -= 1

    def log_message(self, *args: object) -> None:
        return


@contextmanager
def on_the_network(phone: Phone) -> Iterator[str]:
    """Yield the address of the phone's camera."""
    with _Server(phone) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()  # noqa: TID251
        yield f"http://127.0.0.1:{server.server_port}/video"
        phone.closing.set()
        server.shutdown()


def _coloured(picture: Picture) -> Picture:
    return picture if picture.ndim == 3 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)
