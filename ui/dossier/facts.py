"""The left column of a dossier: who, what, when, how much, and the papers handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.dossier import Dossier, PaperComponent
from app.domain.pages.counts import PageCounts
from app.domain.people.person import Person
from app.domain.procedure import CopyCounts
from app.domain.register import DossierFile
from app.domain.written import short_date
from ui.dossier.model import DossierState
from ui.dossier.parts import forget_children, label
from ui.dossier.words import bytes_words, channel_words, fee_words, moment_words, return_words


class FactsCard(QFrame):
    """Facts of the record, as label and value."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._drawn: DossierFile | None = None
        self.form = QFormLayout(self)
        self.form.setContentsMargins(12, 10, 12, 10)
        self.form.setVerticalSpacing(4)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)

    def draw(self, state: DossierState) -> None:
        """Show the facts of a dossier."""
        if state.file is self._drawn:
            return
        self._drawn = state.file
        forget_children(self)
        if state.file is None or state.now is None:
            return
        for words, value in self.facts(state.file.dossier, state.names, state.now):
            if value:
                shown = label(value, wrap=True)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                title = label(words, "soft")
                title.setAlignment(Qt.AlignmentFlag.AlignTop)
                self.form.addRow(title, shown)

    def facts(self, dossier: Dossier, names: dict[str, str], now: datetime) -> list[tuple[str, str]]:
        """Return label and value of each fact; an empty value is left out."""
        owner, submitter = dossier.applicant.dossier_owner, dossier.applicant.submitter
        for_another = dossier.applicant.owner is not None
        clerk = names.get(dossier.clerk, dossier.clerk)
        received = self.tr("{at}, {clerk}").format(at=moment_words(dossier.received_at, now), clerk=clerk)
        return [
            (self.tr("Chủ hồ sơ"), person_words(owner)),
            (self.tr("Nơi cư trú"), owner.residence),
            (self.tr("Người nộp"), person_words(submitter) if for_another else ""),
            (self.tr("Nơi cư trú"), submitter.residence if for_another else ""),
            (self.tr("Căn cứ nộp thay"), dossier.applicant.authority if for_another else ""),
            (self.tr("Điện thoại"), submitter.phone or owner.phone),
            (self.tr("Nhận lúc"), received),
            (self.tr("Kênh"), channel_words(dossier.channel)),
            (self.tr("Nhận kết quả"), returned_words(dossier)),
            (self.tr("Thời hạn"), dossier.deadline_text),
            (self.tr("Phí, lệ phí"), fee_words(dossier.fee)),
            (self.tr("Số tạm đã in"), str(dossier.printed_code) if _renumbered(dossier) else ""),
            (self.tr("Quyển, số"), f"{dossier.book} – {dossier.book_number}" if dossier.book_number else ""),
            (self.tr("Số trang"), self.counts_words(dossier.counts)),
            (self.tr("Ghi chú"), dossier.note),
        ]

    def counts_words(self, counts: PageCounts) -> str:
        """Say how many sides came and what became of them; empty where nobody counted yet."""
        told = (
            (counts.expected, self.tr("dự kiến {n}")),
            (counts.scanned - counts.separators, self.tr("đã quét {n}")),
            (counts.blank, self.tr("trắng {n}")),
            (counts.deleted, self.tr("đã xóa {n}")),
            (counts.separators, self.tr("tờ ngăn {n}")),
        )
        words = [text.format(n=n) for n, text in told if n]
        if counts.scanned and counts.short > 0:
            words.append(self.tr("thiếu {n}").format(n=counts.short))
        elif counts.scanned and counts.short < 0:
            words.append(self.tr("thừa {n}").format(n=-counts.short))
        return " · ".join(words)


class PaperList(QWidget):
    """Papers of the dossier; the chosen one is shown in the middle."""

    def __init__(self, choose: Callable[[int], None]) -> None:
        super().__init__()
        self.heading = label("", "heading")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Giấy tờ"))
        self.list.currentRowChanged.connect(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)

    def draw(self, state: DossierState) -> None:
        """Show the papers; drawing chooses nothing."""
        self.heading.setText(self.tr("Giấy tờ ({n})").format(n=len(state.papers)))
        words = [self.paper_words(paper) for paper in state.papers]
        self.list.blockSignals(True)
        if [self.list.item(i).text() for i in range(self.list.count())] != words:
            self.list.clear()
            for text in words:
                self.list.addItem(QListWidgetItem(text))
        self.list.setCurrentRow(state.paper)
        self.list.blockSignals(False)

    def paper_words(self, paper: PaperComponent) -> str:
        """Say what was handed in of one paper."""
        if paper.missing_reason:
            return self.tr("{name}\nthiếu: {reason}").format(name=paper.name, reason=paper.missing_reason)
        told = [self.copies_words(paper.counts)] if paper.counts.total else []
        if paper.shown:
            told = [self.tr("xuất trình, đã trả lại")]
        if paper.pages:
            told.append(self.tr("{n} trang").format(n=len(paper.pages)))
        if paper.pdf_bytes:
            told.append(self.tr("PDF {size}").format(size=bytes_words(paper.pdf_bytes)))
        told.append(self.digitised_words(paper))
        return f"{paper.name}\n{' · '.join(told)}"

    def digitised_words(self, paper: PaperComponent) -> str:
        """Name the trạng thái số hóa 0 to 3, and the kept paper that was used again."""
        words = (
            self.tr("chưa số hóa"),
            self.tr("đã số hóa"),
            self.tr("dùng lại giấy của hồ sơ trước"),
            self.tr("dùng lại kết quả của hồ sơ khác"),
        )[paper.digitised]
        which = [self.tr("số {number}").format(number=paper.number)] if paper.number else []
        which += [self.tr("ngày {day}").format(day=short_date(paper.dated))] if paper.dated else []
        return f"{words} ({', '.join(which)})" if paper.reused and which else words

    def copies_words(self, counts: CopyCounts) -> str:
        """Name copies by kind."""
        kinds = (
            (counts.originals, self.tr("{n} bản chính")),
            (counts.certified, self.tr("{n} bản sao chứng thực")),
            (counts.plain, self.tr("{n} bản sao")),
        )
        return ", ".join(words.format(n=n) for n, words in kinds if n)


def person_words(person: Person) -> str:
    """Name a person with birth date and number, as the receipt does."""
    born = f"{person.birth_date:%d/%m/%Y}" if person.birth_date is not None else ""
    return "\n".join(told for told in (person.full_name, born, person.id_number) if told)


def returned_words(dossier: Dossier) -> str:
    """Say how the result is returned, and where the post takes it."""
    address = dossier.applicant.posted_to(dossier.return_by)
    return ", ".join(told for told in (return_words(dossier.return_by), address) if told)


def _renumbered(dossier: Dossier) -> bool:
    return dossier.code is not None and dossier.code != dossier.printed_code
