"""The live picture of a camera with the codes on it, from a child process."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.ports import CameraFrame, Cancelled, DecodedCode, ScannerDevice
from scanner.child import Child
from scanner.protocol import Job


@dataclass(frozen=True, slots=True)
class CameraFeed:
    """Implements the Camera port.

    Args:
        patience_seconds: A camera that gives no picture for so long is given up; slow ones open in ten.
    """

    patience_seconds: float = 20.0

    def watch(
        self,
        device: ScannerDevice,
        on_frame: Callable[[CameraFrame], None],
        cancelled: Cancelled,
    ) -> None:
        """Show frames until cancelled; see the port. A slow ``on_frame`` slows the frames, never queues."""
        shown = 0
        with Child(Job("watch", device.driver, device=device)) as child:
            for event in child.events(self.patience_seconds, cancelled):
                if event.kind == "frame" and not cancelled():
                    on_frame(CameraFrame(base64.b64decode(event.facts["jpeg"]), _codes(event.facts["codes"])))
                    shown += 1
                    child.taken(shown)


def _codes(told: list[dict[str, Any]]) -> tuple[DecodedCode, ...]:
    return tuple(DecodedCode(code["symbology"], base64.b64decode(code["raw"])) for code in told)
