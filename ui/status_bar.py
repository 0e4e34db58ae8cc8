"""Three honest facts at the foot of the window: the scanner, the line, what waits to be sent."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from app.domain.register import Queue
from app.domain.written import short_date
from app.ports import ScannerDevice, SyncCounts
from ui.widgets.state_icon import Sign, StateIcon


class StatusBar(QFrame):
    """Tells only what is known; a thing never heard of is said to be so."""

    def __init__(self, line_is_set: bool) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        self._line_is_set = line_is_set
        self.scanner, self.line, self.waiting = Fact(), Fact(), Fact()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(26)
        for fact in (self.scanner, self.line, self.waiting):
            row.addWidget(fact)
        row.addStretch(1)
        self.scanner.say(Sign.OPTIONAL, self.tr("Máy quét: đang tìm…"))
        self.line.say(Sign.OPTIONAL, self.tr("Đường truyền: chưa từng xác nhận"))
        self.waiting.say(Sign.OPTIONAL, self.tr("Chờ gửi: đang đếm…"))

    def show_scanner(self, device: ScannerDevice | None) -> None:
        """Say which scanner answers, or that none does."""
        if device is None:
            self.scanner.say(Sign.WRONG, self.tr("Máy quét: không thấy máy nào"))
        else:
            self.scanner.say(Sign.DONE, self.tr("Máy quét: sẵn sàng ({name})").format(name=device.name))

    def show_scanning(self) -> None:
        """Say that the scanner is at work."""
        self.scanner.say(Sign.NEXT, self.tr("Máy quét: đang quét"))

    def show_sending(self, counts: SyncCounts, queues: dict[Queue, int], today: date) -> None:
        """Say when the province last confirmed and what still waits."""
        confirmed = counts.last_confirmed_at
        if confirmed is not None:
            words = self.tr("Đường truyền: xác nhận lúc {at}").format(at=_moment(confirmed, today))
            self.line.say(Sign.DONE, words)
        elif self._line_is_set:
            self.line.say(Sign.OPTIONAL, self.tr("Đường truyền: chưa từng xác nhận"))
        else:
            self.line.say(Sign.OPTIONAL, self.tr("Đường truyền: chưa đặt, hồ sơ giữ tại máy này"))
        dossiers = queues.get(Queue.WAITING_TO_SEND, 0)
        if not dossiers and not counts.waiting_files:
            self.waiting.say(Sign.DONE, self.tr("Chờ gửi: không còn gì"))
            return
        words = self.tr("Chờ gửi: {n} hồ sơ, {files} tệp")
        self.waiting.say(Sign.NEXT, words.format(n=dossiers, files=counts.waiting_files))


class Fact(QFrame):
    """A sign and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.icon, self.words = StateIcon(18), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.icon)
        row.addWidget(self.words)

    def say(self, sign: Sign, words: str) -> None:
        """Change both."""
        self.icon.show_sign(sign)
        self.words.setText(words)


def _moment(moment: datetime, today: date) -> str:
    if moment.date() == today:
        return f"{moment:%H:%M}"
    return f"{moment:%H:%M} {short_date(moment.date())}"
