"""Taking a batch into a draft, from a scanner or from under a camera."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.draft import Draft
from app.domain.errors import DeviceError
from app.domain.ids import new_id
from app.domain.pages.work import Landing
from app.ports import (
    Camera,
    CameraFrame,
    Cancelled,
    Clock,
    Scanner,
    ScannerDevice,
    ScanSettings,
    Shutter,
    never_cancelled,
)
from app.store import drafts
from app.store.database import Database
from app.use_cases.adopt import AdoptSheet, Batch, OnPage
from app.use_cases.rescue import RecoverStaged


@dataclass(frozen=True)
class OpenBatch:
    """Begin a batch: what an earlier one left on its way is taken in first."""

    adopt: AdoptSheet
    recover: RecoverStaged
    database: Database
    staging: Path
    clock: Clock

    def __call__(self, draft_id: str, landing: Landing, source: str, on_page: OnPage) -> tuple[Batch, Path]:
        """Return the batch and the folder its sheets come in through.

        Raises:
            RuleError: ``draft.closed``.
            StorageError: ``disk.*``.
        """
        self.recover(self.draft(draft_id))
        into = self.staging / draft_id
        into.mkdir(parents=True, exist_ok=True)
        return Batch(self.adopt, draft_id, new_id(self.clock.now()), landing, source, on_page), into

    def draft(self, draft_id: str) -> Draft:
        """Return the draft as it stands."""
        with self.database.read() as db:
            return drafts.get(db, draft_id)


@dataclass(frozen=True)
class CapturePages:
    """Scan one batch into a draft."""

    scanner: Scanner
    open_batch: OpenBatch

    def __call__(
        self,
        draft_id: str,
        device: ScannerDevice,
        settings: ScanSettings,
        landing: Landing,
        on_page: OnPage,
        cancelled: Cancelled = never_cancelled,
    ) -> Draft:
        """Return the draft after the batch; ``on_page`` is called as each page is safe.

        A landing without a slot means the chosen or the next open one, fixed at the first page so that
        one batch stays together until a separator sheet begins another paper.

        Raises:
            DeviceError: The device failed; pages taken before are safe in the draft.
            StorageError: The disk failed.
        """
        batch, into = self.open_batch(draft_id, landing, device.name, on_page)
        self.scanner.scan(device, settings, into, batch.take, cancelled)
        return self.open_batch.draft(draft_id)


@dataclass(frozen=True)
class PhotographPages:
    """Take papers lying under a camera into a draft, one still after another."""

    camera: Camera | None
    open_batch: OpenBatch

    def __call__(
        self,
        draft_id: str,
        device: ScannerDevice,
        settings: ScanSettings,
        landing: Landing,
        on_page: OnPage,
        on_frame: Callable[[CameraFrame], None],
        shutter: Shutter,
        cancelled: Cancelled = never_cancelled,
    ) -> Draft:
        """Return the draft when cancelled; see ``CapturePages`` and ``Camera.take_papers``.

        Raises:
            DeviceError: ``ui.no_camera``, ``camera.*``; pages taken before are safe in the draft.
            StorageError: The disk failed.
        """
        if self.camera is None:
            raise DeviceError("ui.no_camera")
        batch, into = self.open_batch(draft_id, landing, device.name, on_page)
        self.camera.take_papers(device, settings, into, on_frame, batch.take, shutter, cancelled)
        return self.open_batch.draft(draft_id)
