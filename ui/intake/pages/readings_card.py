"""What the reader read on the page shown, each value beside the piece of the page it came from.

Nothing here is a fact: it is for the clerk's eyes, and a number that differs from the card's is told.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.domain.page_view import PageLook
from app.domain.written import short_date
from app.ports import FieldReading, PageReading
from ui.intake.state import IntakeState
from ui.intake.typed_text import day_of
from ui.widgets.banner import restyle
from ui.widgets.pictures import Pictures
from ui.widgets.state_icon import Sign, StateIcon

SHOWN = 5
PIECE = QSize(300, 26)
_AROUND = 10
"""Pixels of the page around a value that help to read it."""


class ReadingsCard(QFrame):
    """At most a few values of one page."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._shown: tuple[PageLook, PageReading] | None = None
        self.title = QLabel(self.tr("Máy đọc trên trang này"))
        self.title.setObjectName("heading")
        self.lines = [ReadingLine() for _ in range(SHOWN)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.title)
        for line in self.lines:
            column.addWidget(line)
        pictures.ready.connect(self._arrived)

    def draw(self, state: IntakeState) -> None:
        """Show the readings of the page in the middle."""
        page, reading = state.page, state.page_reading
        fields = reading.fields[:SHOWN] if reading is not None else ()
        self.setVisible(bool(fields))
        self._shown = (page.look, reading) if page is not None and reading is not None else None
        numbers = {state.submitter.id_number, state.owner.id_number if state.owner else ""} - {""}
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(fields))
            if number < len(fields):
                field = fields[number]
                line.draw(self._name(field.name), field, _agrees(field, numbers))
        self._draw_pieces()

    def _draw_pieces(self) -> None:
        if self._shown is None:
            return
        look, reading = self._shown
        for line, field in zip(self.lines, reading.fields, strict=False):
            x, y, width, height = field.box
            around = (max(0, x - _AROUND), max(0, y - _AROUND), width + 2 * _AROUND, height + 2 * _AROUND)
            image = self._pictures.piece(look, reading.rotation, around)
            if image is not None and not image.isNull():
                line.show_piece(QPixmap.fromImage(image))

    def _arrived(self, picture: str) -> None:
        if self._shown is not None and self._shown[0].key == picture and self.isVisible():
            self._draw_pieces()

    def _name(self, name: str) -> str:
        known = {
            "full_name": self.tr("Họ tên"),
            "birth_date": self.tr("Ngày sinh"),
            "id_number": self.tr("Số định danh"),
            "old_id_number": self.tr("Số CMND"),
            "child_full_name": self.tr("Họ tên con"),
            "father_name": self.tr("Cha"),
            "mother_name": self.tr("Mẹ"),
            "document_number": self.tr("Số giấy"),
            "issued_on": self.tr("Ngày cấp"),
            "expires_on": self.tr("Hết hạn"),
            "issuing_agency": self.tr("Nơi cấp"),
            "residence": self.tr("Cư trú"),
            "signer": self.tr("Người ký"),
            "parcel_number": self.tr("Số thửa"),
            "map_sheet": self.tr("Tờ bản đồ"),
            "area_m2": self.tr("Diện tích"),
            "business_name": self.tr("Tên cơ sở"),
            "tax_code": self.tr("Mã số thuế"),
        }
        return known.get(name, name.replace("_", " "))


class ReadingLine(QFrame):
    """Name, value, how sure the reader is, whether it agrees, and the piece of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.value, self.said = QLabel(), QLabel(), QLabel()
        self.name.setObjectName("soft")
        self.icon, self.piece = StateIcon(18), QLabel()
        self.piece.setFixedHeight(PIECE.height())
        for label in (self.name, self.value, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(6)
        for widget in (self.name, self.value, self.icon, self.said):
            head.addWidget(widget)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.piece)

    def draw(self, name: str, field: FieldReading, agrees: bool | None) -> None:
        """Show one value; ``agrees`` is None where there is nothing to compare it with."""
        self.name.setText(name)
        day = day_of(field.value)
        self.value.setText(short_date(day) if day is not None else field.value[:28])
        self.icon.setVisible(agrees is not None)
        self.icon.show_sign(Sign.DONE if agrees else Sign.EXCUSED)
        sure = self.tr("{n} %").format(n=round(field.confidence))
        told = {None: sure, True: self.tr("khớp"), False: self.tr("khác thẻ · {sure}").format(sure=sure)}
        self.said.setText(told[agrees])
        role = {None: "soft", True: "right", False: "heading"}[agrees]
        if self.said.objectName() != role:
            self.said.setObjectName(role)
            restyle(self.said)

    def show_piece(self, piece: QPixmap) -> None:
        """Show the piece of the page the value came from."""
        ratio = self.devicePixelRatioF()
        fitted = piece.scaled(
            PIECE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.piece.setPixmap(fitted)


def _agrees(field: FieldReading, numbers: set[str]) -> bool | None:
    """Compare a number read with those of the people at the desk; None when it cannot be compared."""
    if field.name != "id_number" or not numbers:
        return None
    return field.value in numbers
