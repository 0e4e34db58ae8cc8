"""Shift+F3: papers under the camera, large and live, the sheet outlined, and what the camera waits for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.draft import DraftPage
from ui.background import is_alive
from ui.intake.scanning.paper_camera import PaperCamera, PaperCameraState, Waiting
from ui.theme import colour
from ui.widgets.key_button import KeyButton
from ui.widgets.pictures import Pictures

TAKEN_SHOWN = 6
_THUMBNAIL = 84
_PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperCameraPanel(QFrame):
    """Hidden until Shift+F3; Esc puts the camera away."""

    def __init__(self, camera: PaperCamera, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("card")
        self.camera = camera
        self._before: QWidget | None = None
        self.words, self.count = QLabel(wordWrap=True), QLabel()
        self.words.setObjectName("heading")
        self.count.setObjectName("soft")
        self.live = LivePicture(camera)
        self.taken = TakenStrip(pictures)
        self.press = KeyButton("", "", camera.press, "primary")
        self.press.say(self.tr("Chụp ngay"), self.tr("Space"))
        self.automatic = KeyButton("", "Ctrl+F3", camera.turn_automatic)
        self.done = KeyButton(self.tr("Xong"), "Esc", self.end)
        self._lay_out()
        self.hide()
        camera.changed.connect(self.draw)

    def open(self) -> None:
        """Open the camera, or put the cursor back on it: Space then takes the picture."""
        if self.isHidden():
            window = self.window()
            self._before = window.focusWidget() if window is not None else None
        self.camera.begin()
        self.live.setFocus()

    def end(self) -> None:
        """Put the camera away."""
        self.camera.end()

    def draw(self, state: PaperCameraState) -> None:
        """Show one moment."""
        opens, closes = state.open and self.isHidden(), not state.open and not self.isHidden()
        self.setVisible(state.open)
        self.words.setText(self._words(state))
        self.count.setText(self.tr("Đã chụp {n} tờ").format(n=len(state.pages)) if state.pages else "")
        by_itself = self.tr("Tự chụp: bật") if state.automatic else self.tr("Tự chụp: tắt")
        self.automatic.say(by_itself)
        self.live.draw(state)
        self.taken.draw(state.pages)
        if opens:
            self.live.setFocus()
        elif closes and self._before is not None and is_alive(self._before):
            self._before.setFocus()

    def _words(self, state: PaperCameraState) -> str:
        match state.waiting:
            case Waiting.CAMERA:
                return self.tr("Đang mở máy soi…")
            case Waiting.SHEET:
                return self.tr("Đặt giấy vào khung, thấy đủ bốn góc.")
            case Waiting.REST:
                return self.tr("Giữ yên…")
            case Waiting.FOCUS:
                return self.tr("Hình chưa nét. Chờ máy lấy nét, hoặc chỉnh độ cao.")
            case Waiting.GLARE:
                return self.tr("Giấy bị lóa đèn. Xoay giấy hoặc đèn; Space vẫn chụp.")
            case Waiting.PRESS:
                return self.tr("Bấm Space để chụp.")
        return self.tr("Đã chụp. Đặt tờ tiếp theo, hoặc Esc khi xong.")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.count)
        keys = QHBoxLayout()
        keys.setSpacing(4)
        for button in (self.press, self.automatic):
            keys.addWidget(button)
        keys.addStretch(1)
        keys.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.live, 1)
        column.addWidget(self.taken)
        column.addLayout(keys)


class LivePicture(QWidget):
    """The live picture with the sheet outlined; Space and Enter take it while the cursor is here."""

    def __init__(self, camera: PaperCamera) -> None:
        super().__init__()
        self.camera = camera
        self._state = camera.state
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 200)
        self.setAccessibleName(self.tr("Hình từ máy soi"))

    def draw(self, state: PaperCameraState) -> None:
        """Show the newest picture."""
        self._state = state
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the picture."""
        if event.key() in _PRESS and not event.isAutoRepeat():
            self.camera.press()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw picture and outline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("ink"))
        if self._state.picture is not None and not self._state.picture.isNull():
            self._paint(painter, self._state.picture)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 3))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def _paint(self, painter: QPainter, picture: QImage) -> None:
        size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        box = QRectF(left, top, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, picture)
        if not self._state.corners:
            return
        parts = zip(self._state.corners[::2], self._state.corners[1::2], strict=True)
        sheet = QPolygonF([QPointF(left + x * box.width(), top + y * box.height()) for x, y in parts])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        settled = self._state.steady
        style = Qt.PenStyle.SolidLine if settled else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour("accent"), 5 if settled else 3, style))
        veil = QColor(colour("accent"))
        veil.setAlpha(46)
        painter.setBrush(veil if self._state.waiting is Waiting.NEXT else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(sheet)


class TakenStrip(QWidget):
    """Small pictures of what was taken last, as it is kept: cut out and straightened."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._pages: tuple[DraftPage, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.labels = [QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(TAKEN_SHOWN)]
        for label in self.labels:
            label.setFixedSize(_THUMBNAIL, _THUMBNAIL)
            label.setFrameShape(QFrame.Shape.Box)  # a clean page is as white as the panel
            label.hide()
            row.addWidget(label)
        row.addStretch(1)
        self.hide()
        pictures.ready.connect(self._arrived)

    def draw(self, pages: tuple[DraftPage, ...]) -> None:
        """Show the last pages, the newest at the right."""
        if pages == self._pages:
            return
        self._pages = pages
        self.setVisible(bool(pages))
        shown = pages[-TAKEN_SHOWN:]
        for label, page in zip(self.labels, shown, strict=False):
            self._show(label, page, 1 + pages.index(page))
        for number, label in enumerate(self.labels):
            label.setVisible(number < len(shown))

    def _show(self, label: QLabel, page: DraftPage, number: int) -> None:
        label.setAccessibleName(self.tr("Tờ {n}").format(n=number))
        ratio = self.devicePixelRatioF()
        side = round((_THUMBNAIL - 2) * ratio)
        image = self._pictures.get(page.look, side)
        if image is None or image.isNull():
            label.setText(str(number))
            return
        kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(image.scaled(side, side, kept, smooth))
        pixmap.setDevicePixelRatio(ratio)
        label.setPixmap(pixmap)

    def _arrived(self, picture: str) -> None:
        pages, self._pages = self._pages, ()
        if any(page.look.key == picture for page in pages):
            self.draw(pages)
        else:
            self._pages = pages
