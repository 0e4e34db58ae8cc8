"""F3: a small live picture; a card held in front of the camera is read as soon as its QR is seen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.domain.errors import DeskError, DeviceError, RuleError
from app.domain.people.id_card import IdCard
from app.ports import CameraFrame, DecodedCode
from app.use_cases.desk import Desk
from app.use_cases.read_card import card_among
from ui.background import Background
from ui.intake.scanning.cameras import find_camera
from ui.intake.view_model import IntakeViewModel
from ui.widgets.key_button import KeyButton

PREVIEW = QSize(330, 220)


class _Watch:
    """One opening of the camera."""

    def __init__(self) -> None:
        self.ended = False

    def __call__(self) -> bool:
        return self.ended


class CameraPanel(QFrame):
    """Hidden until F3; Esc or a card read closes it."""

    def __init__(self, desk: Desk, background: Background, model: IntakeViewModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._background, self._model = desk, background, model
        self._watch: _Watch | None = None
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedHeight(PREVIEW.height())
        self.words = QLabel(wordWrap=True)
        self.close_button = KeyButton(self.tr("Tắt máy ảnh"), "Esc", self.end)
        column = QVBoxLayout(self)
        for widget in (self.picture, self.words, self.close_button):
            column.addWidget(widget)
        self.hide()

    def toggle(self) -> None:
        """F3 opens and closes."""
        if self._watch is not None:
            self.end()
            return
        camera = self._desk.edges.camera
        if camera is None:
            self._model.card_failed(DeviceError("ui.no_camera"))
            return
        watch = self._watch = _Watch()
        self.words.setText(self.tr("Đưa mặt có mã QR của thẻ vào giữa khung hình."))
        self.picture.setText(self.tr("Đang mở máy ảnh…"))
        self.show()

        def frame(seen: CameraFrame) -> None:
            image = QImage.fromData(seen.jpeg)
            self._background.tell(self, lambda: self._seen(watch, image, seen.codes))

        self._background.device(
            self,
            lambda: camera.watch(find_camera(self._desk), frame, watch),
            lambda _: self._ended(watch),
            lambda error: self._ended(watch, error),
        )

    def end(self) -> None:
        """Let the camera go."""
        if self._watch is not None:
            self._watch.ended = True
            self._watch = None
        self.hide()

    def _seen(self, watch: _Watch, image: QImage, codes: tuple[DecodedCode, ...]) -> None:
        if watch is not self._watch:
            return
        room = PREVIEW * self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(pixmap)
        try:
            card = card_among(codes)
        except RuleError as error:
            self._model.card_failed(error)
            return
        if card is not None:
            self._take(card)

    def _take(self, card: IdCard) -> None:
        self.end()
        self._model.take_card(card)

    def _ended(self, watch: _Watch, error: DeskError | None = None) -> None:
        if watch is not self._watch:
            return
        self.end()
        if error is not None:
            self._model.card_failed(error)
