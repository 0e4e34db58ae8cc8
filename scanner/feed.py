"""The live picture of a camera: cards read from it, papers taken with it; from a child process."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.errors import DeviceError
from app.ports import CameraFrame, Cancelled, DecodedCode, ScannedSheet, ScannerDevice, ScanSettings, Shutter
from scanner.camera_sizes import Size
from scanner.child import Child
from scanner.protocol import Event, Job
from scanner.service import Receiving
from scanner.shutter import PRESS, SHOWN, auto_line
from scanner.tray import sheet_of

OnFrame = Callable[[CameraFrame], None]


@dataclass(frozen=True, slots=True)
class CameraFeed:
    """Implements the Camera port.

    Args:
        patience_seconds: A camera that gives no picture for so long is given up; slow ones open in ten.
        sizes: The picture size that worked, by camera; trying them costs seconds on some systems.
    """

    patience_seconds: float = 20.0
    sizes: dict[str, Size] = field(default_factory=dict)

    def watch(self, device: ScannerDevice, on_frame: OnFrame, cancelled: Cancelled) -> None:
        """Show frames until cancelled; see the port. A slow ``on_frame`` slows the frames, never queues."""
        shown = 0
        with Child(Job("watch", device.driver, device=device, size=self._size(device))) as child:
            for event in child.events(self.patience_seconds, cancelled):
                self._note_size(device, event)
                if event.kind == "frame" and not cancelled():
                    on_frame(_frame_of(event.facts))
                    shown += 1
                    child.taken(shown)

    def take_papers(
        self,
        device: ScannerDevice,
        settings: ScanSettings,
        into: Path,
        on_frame: OnFrame,
        on_sheet: Callable[[ScannedSheet], None],
        shutter: Shutter,
        cancelled: Cancelled,
    ) -> int:
        """Take papers until cancelled; see the port. Whatever ``on_sheet`` raises ends it."""
        into.mkdir(parents=True, exist_ok=True)
        tray = Receiving(into, uuid.uuid4().hex[:12], on_sheet, asked=settings)
        job = Job(
            "photograph",
            device.driver,
            device=device,
            settings=settings,
            into=str(into.resolve()),
            batch=tray.batch,
            size=self._size(device),
        )
        try:
            with Child(job) as child:
                ear = _Ear(child, tray, on_frame, shutter)
                for event in child.events(self.patience_seconds, cancelled):
                    self._note_size(device, event)
                    ear.hear(event, cancelled())
            tray.take_left_behind()  # of a child that was cancelled and took too long to say goodbye
        except DeviceError:
            tray.take_left_behind()
            raise
        finally:
            tray.sweep()
        return tray.delivered

    def _size(self, device: ScannerDevice) -> Size:
        return self.sizes.get(device.id, (0, 0))

    def _note_size(self, device: ScannerDevice, event: Event) -> None:
        if event.kind == "opened":
            self.sizes[device.id] = (event.facts["width"], event.facts["height"])


class _Ear:
    """Hears the child taking papers, and passes on what the clerk wants of the camera."""

    def __init__(self, child: Child, tray: Receiving, on_frame: OnFrame, shutter: Shutter) -> None:
        self._child, self._tray, self._on_frame, self._shutter = child, tray, on_frame, shutter
        self._automatic: bool | None = None

    def hear(self, event: Event, ending: bool) -> None:
        if event.kind == "sheet":
            self._tray.take(sheet_of(event.facts, self._tray.into))
            self._child.taken(self._tray.delivered)
        elif event.kind == "frame" and not ending:
            self._on_frame(_frame_of(event.facts))
            self._child.tell(f"{SHOWN} {event.facts['number']}")
        if self._shutter.automatic() is not self._automatic:
            self._automatic = self._shutter.automatic()
            self._child.tell(auto_line(self._automatic))
        if self._shutter.pressed():
            self._child.tell(PRESS)


def _frame_of(facts: dict[str, Any]) -> CameraFrame:
    codes = tuple(
        DecodedCode(code["symbology"], base64.b64decode(code["raw"])) for code in facts.get("codes", ())
    )
    return CameraFrame(
        base64.b64decode(facts["jpeg"]),
        codes,
        tuple(float(n) for n in facts.get("corners", ())),
        bool(facts.get("steady")),
        bool(facts.get("sharp")),
        bool(facts.get("glare")),
        bool(facts.get("taken")),
    )
