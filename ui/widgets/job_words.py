"""What is told of a paper on its way through a printer, or saved by a printer that is only a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.ports import PrintJob, PrintState

translate = QCoreApplication.translate


def saved_words(paper: str, file: Path) -> str:
    """Say that a paper lies in a folder, where, and what to do: this desk has no printer that prints."""
    words = translate(
        "Printing",
        "Đã lưu {paper} vào thư mục {folder}, tệp {name}; chưa ra giấy. Mở tệp đó để xem hoặc in.",
    )
    return words.format(paper=paper, folder=file.parent, name=file.name)


def job_words(paper: str, job: PrintJob, state: PrintState) -> str:
    """Say how far a paper came, and what to look at where the printer does not tell."""
    if job.file is not None and state is PrintState.PRINTED:
        return saved_words(paper, job.file)
    words = {
        PrintState.WAITING: translate("Printing", "Đang in {paper} ở máy in “{printer}”…"),
        PrintState.PRINTED: translate("Printing", "Máy in “{printer}” đã in xong {paper}."),
        PrintState.FAILED: translate(
            "Printing", "Máy in “{printer}” báo in {paper} không thành. Xem máy in rồi in lại."
        ),
        PrintState.UNKNOWN: translate(
            "Printing", "Đã gửi {paper} sang máy in “{printer}”; máy in không báo lại. Xem khay giấy."
        ),
    }[state]
    return words.format(paper=paper, printer=job.printer)
