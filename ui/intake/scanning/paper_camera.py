"""Taking papers with a camera: what is seen now, what it waits for, and which pages came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.domain.draft import Draft, DraftPage
from app.domain.errors import DeskError
from app.domain.page_view import Cleaning
from app.domain.pages.work import Landing
from app.ports import CameraFrame, ScanSettings, ScanSource
from app.use_cases.desk import Desk
from ui.background import Background
from ui.intake.scanning.cameras import find_camera
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel

PAPERS = ScanSettings(ScanSource.CAMERA, cleaning=Cleaning.SHADOWS)
"""A lamp or a head over the desk throws shadows; the original keeps them, its view does not."""


class Waiting(StrEnum):
    """What the camera waits for."""

    CAMERA = "camera"
    SHEET = "sheet"
    REST = "rest"
    FOCUS = "focus"
    GLARE = "glare"
    PRESS = "press"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class PaperCameraState:
    """What the camera panel shows at one moment.

    Args:
        corners: The sheet seen, in parts of the picture.
        pages: Taken in this round, in order.
    """

    open: bool = False
    picture: QImage | None = None
    corners: tuple[float, ...] = ()
    steady: bool = False
    waiting: Waiting = Waiting.CAMERA
    automatic: bool = True
    pages: tuple[DraftPage, ...] = ()


class _Round:
    """One opening of the camera, with the shutter in the clerk's hand; asked from the device's thread."""

    def __init__(self, draft_id: str, slot: str, automatic: bool) -> None:
        self.draft_id, self.slot = draft_id, slot
        self.ended = False
        self.by_itself = automatic
        self.presses: deque[None] = deque()
        self.newest: tuple[CameraFrame, QImage] | None = None

    def __call__(self) -> bool:
        return self.ended

    def pressed(self) -> bool:
        """Return True once for every press."""
        try:
            self.presses.popleft()
        except IndexError:
            return False
        return True

    def automatic(self) -> bool:
        return self.by_itself


class PaperCamera(QObject):
    """Holds the camera open from Shift+F3 to Esc; each page is safe on disk before it is told."""

    changed = Signal(object)

    def __init__(self, desk: Desk, background: Background, model: IntakeViewModel) -> None:
        super().__init__(model)
        self._desk, self._background, self._model = desk, background, model
        self._round: _Round | None = None
        self._go_on = False
        self.state = PaperCameraState()
        model.changed.connect(self._follow)

    def begin(self) -> None:
        """Open the camera, unless it is."""
        if not self.state.open and self._model.begin_photographs(self._start):
            self._set(open=True, waiting=Waiting.CAMERA)

    def end(self) -> None:
        """Let the camera go; pages taken stay."""
        self._go_on = False
        if self._round is not None:
            self._round.ended = True
        if self.state.open:
            self._model.end_photographs(len(self.state.pages))
            self._set(open=False, picture=None, corners=(), pages=())

    def press(self) -> None:
        """Take what lies there now."""
        if self._round is not None:
            self._round.presses.append(None)

    def turn_automatic(self) -> None:
        """Take sheets by itself, or only at a press."""
        automatic = not self.state.automatic
        if self._round is not None:
            self._round.by_itself = automatic
        self._set(automatic=automatic)

    def _start(self, draft: Draft, landing: Landing) -> None:
        if not self.state.open:  # Esc came first
            return
        if self._round is not None:  # the camera of the round before is still being let go
            self._go_on = True
            return
        this = self._round = _Round(draft.id, self._model.state.slot, self.state.automatic)
        self._set(waiting=Waiting.CAMERA)

        def on_page(_: Draft, page: DraftPage) -> None:
            self._background.tell(self, lambda: self._taken(this, page))

        def job() -> None:
            device = find_camera(self._desk)
            on_frame = self._frames_of(this)
            self._desk.photograph(draft.id, device, PAPERS, landing, on_page, on_frame, this, this)

        self._background.device(self, job, lambda _: self._ended(this), lambda e: self._ended(this, e))

    def _frames_of(self, this: _Round) -> Callable[[CameraFrame], None]:
        def on_frame(frame: CameraFrame) -> None:
            waits = this.newest is not None  # a busy window is told once of many pictures
            this.newest = frame, QImage.fromData(frame.jpeg)
            if not waits:
                self._background.tell(self, lambda: self._seen(this))

        return on_frame

    def _seen(self, this: _Round) -> None:
        newest, this.newest = this.newest, None
        if newest is None or this is not self._round or this.ended:
            return
        frame, picture = newest
        waiting = waiting_of(frame, self.state.automatic)
        self._set(picture=picture, corners=frame.corners, steady=frame.steady, waiting=waiting)

    def _taken(self, this: _Round, page: DraftPage) -> None:
        self._model.photographed(page)
        if this is self._round and self.state.open:
            self._set(pages=(*self.state.pages, page))

    def _ended(self, this: _Round, error: DeskError | None = None) -> None:
        if this is not self._round:
            return
        self._round = None
        if error is not None and self.state.open:
            self.end()
            self._model.camera_failed(error)
        elif not self._go_on:
            self.end()  # a recording has ended
        else:
            self._go_on = False
            if not self._model.begin_photographs(self._start):
                self.end()

    def _follow(self, state: IntakeState) -> None:
        """Leave the camera when the form turns to something else; begin anew when another paper is marked."""
        this = self._round
        if this is None or this.ended:
            return
        draft_id = state.draft.id if state.draft is not None else ""
        elsewhere = state.issuing or state.scanning or state.table_open or state.issued is not None
        if elsewhere or draft_id != this.draft_id:
            self.end()
        elif state.slot and state.slot != this.slot:
            this.ended, self._go_on = True, True

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.changed.emit(self.state)


def waiting_of(frame: CameraFrame, automatic: bool) -> Waiting:
    """Return what the camera waits for, the first hindrance first."""
    if frame.taken:
        return Waiting.NEXT
    if not automatic:
        return Waiting.PRESS if frame.sharp else Waiting.FOCUS
    if not frame.corners:
        return Waiting.SHEET
    if not frame.steady:
        return Waiting.REST
    if not frame.sharp:
        return Waiting.FOCUS
    return Waiting.GLARE if frame.glare else Waiting.REST
