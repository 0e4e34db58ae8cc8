from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from app.domain import draft_edits
from app.domain.people.person import Person
from app.domain.status import ProcessingStatus
from app.ports import Acknowledgement, PrintState
from tests.ui.dossier.counter import press, shown
from tests.use_cases.steps import complete_birth, issue_birth
from ui.background import Background
from ui.dossier import DossierView
from ui.dossier.page_sheet import PageSheet
from ui.dossier.page_view import PAGE_SIDE
from ui.widgets.zoom_keys import ZOOMS


def opened(qtbot, world, clerk, background) -> DossierView:
    dossier = issue_birth(world).dossier
    view = shown(qtbot, DossierView(world.desk, background, clerk))
    view.show_dossier(dossier.id)
    return view


def lines(view) -> list[str]:
    return [view.item(row).text() for row in range(view.count())]


def test_a_dossier_tells_its_facts_papers_history_and_sending(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background)

    assert view.code.text() == "H99.01-261120-0001"
    assert view.due.text() == "Hẹn trả: 17:00 20/11 · hạn hôm nay"
    assert "1 bản chính · 1 trang" in view.papers.list.item(0).text()
    assert lines(view.history) == ["08:30  lan\nTiếp nhận hồ sơ"]
    assert lines(view.sending) == ["Tiếp nhận: chờ gửi, còn 2 trên 2 tệp"]


def test_who_acts_for_another_is_shown_with_ground_and_addresses(qtbot, world, clerk, background):
    draft = complete_birth(world)
    owner = Person("Trần Văn Thử", residence="Thôn Hạ, xã Thử Nghiệm")
    world.desk.edit_draft(draft.id, lambda d: draft_edits.set_owner(d, owner))
    world.desk.edit_draft(draft.id, lambda d: draft_edits.set_authority(d, "Văn bản ủy quyền số 5"))
    view = shown(qtbot, DossierView(world.desk, background, clerk))

    view.show_dossier(world.desk.receive(draft.id, "lan").dossier.id)

    told = [part.text() for part in view.facts.findChildren(QLabel)]
    assert told[told.index("Căn cứ nộp thay") + 1] == "Văn bản ủy quyền số 5"
    assert "Thôn Hạ, xã Thử Nghiệm" in told
    assert told.count("Nơi cư trú") == 2


def test_sending_is_told_per_event_and_per_file(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background)
    (entry,) = world.desk.outbox.due(world.clock.now())
    now = world.clock.now()

    world.desk.outbox.accepted(
        entry.envelope.id, Acknowledgement(entry.envelope.id, entry.envelope.sha256), now
    )
    world.desk.outbox.file_stored(entry.envelope.id, entry.files_left[0], now)
    view.refresh()
    assert (lines(view.sending), view.sync.text()) == (
        ["Tiếp nhận: tỉnh đã nhận tin, còn 1 trên 2 tệp"],
        "Chờ gửi",
    )

    world.desk.outbox.file_stored(entry.envelope.id, entry.files_left[1], now)
    view.refresh()
    assert (lines(view.sending), view.sync.text()) == (
        ["Tiếp nhận: tỉnh đã xác nhận 08:30"],
        "Tỉnh đã xác nhận 08:30",
    )


@pytest.mark.slow
def test_only_changes_the_rules_allow_have_a_button(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background)

    assert view.model.state.changes == (
        ProcessingStatus.PROCESSING,
        ProcessingStatus.SUPPLEMENT_REQUESTED,
        ProcessingStatus.PAYMENT_REQUESTED,
        ProcessingStatus.WITHDRAWAL_REQUESTED,
        ProcessingStatus.STOPPED,
        ProcessingStatus.RESOLVED,
    )


def test_a_stop_without_a_reason_is_refused_and_with_one_is_written_down(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background)

    press(view, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert view.changes.note.hasFocus()
    press(view, Qt.Key.Key_Return)
    assert view.banner.words.text().startswith("Việc này phải ghi lý do")

    view.changes.note.setText("Người dân đề nghị dừng")
    press(view, Qt.Key.Key_Return)

    assert view.about.text().endswith("Dừng xử lý")
    assert lines(view.history)[0].endswith("Chuyển sang: Dừng xử lý. Người dân đề nghị dừng")
    assert view.model.state.changes == ()


def test_escape_leaves_the_question_first_and_the_dossier_second(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background)
    view.model.ask(ProcessingStatus.STOPPED)

    press(view, Qt.Key.Key_Escape)
    assert view.model.state.asked is None
    with qtbot.waitSignal(view.closed):
        press(view, Qt.Key.Key_Escape)


def test_printing_again_is_marked_and_said_to_be_printed_only_when_the_printer_says_so(
    qtbot, world, clerk, background
):
    view = opened(qtbot, world, clerk, background)

    press(view, Qt.Key.Key_F8)
    assert "chưa báo in xong" in view.banner.words.text()
    press(view, Qt.Key.Key_F8)
    view.model.watch_print(view.model.print_job)

    assert view.banner.words.text() == "Máy in “khay” báo đã in xong."
    assert "In lại giấy tiếp nhận, lần 1" in lines(view.history)[0]
    assert world.printer.titles[1].endswith("-in-lai-1.pdf")


def test_a_printer_that_fails_changes_no_record_and_says_what_to_do(qtbot, world, clerk, background):
    world.printer.end = PrintState.FAILED
    view = opened(qtbot, world, clerk, background)

    press(view, Qt.Key.Key_F8)
    view.model.watch_print(view.model.print_job)

    assert "in không thành. Hồ sơ không đổi" in view.banner.words.text()
    assert view.banner.property("wrong") is True
    view.refresh()
    assert "Máy in báo in không thành" in lines(view.history)[0]


def test_the_pdf_opened_is_a_copy_named_by_the_code_and_never_by_the_citizen(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background)
    view.model.pdf_ready.disconnect()
    opened_files: list[Path] = []
    view.model.pdf_ready.connect(opened_files.append)

    press(view, Qt.Key.Key_F6)

    (path,) = opened_files
    assert path.name == "H99.01-261120-0001-000-00-00-G15-KQ003204.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert world.desk.folder.pages not in path.parents


def test_pages_are_decoded_beside_the_window(qtbot, world, clerk):
    background = Background()
    dossier = issue_birth(world).dossier
    decoded_in: list[str] = []
    view = shown(qtbot, DossierView(world.desk, background, clerk))
    view.page._pictures._picture = lambda look: (
        decoded_in.append(threading.current_thread().name) or world.desk.page_picture(look)
    )

    view.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: not view.page.page.pixmap().isNull())

    assert decoded_in and "MainThread" not in decoded_in
    background.close()


def test_a_page_at_its_largest_is_scaled_only_where_it_is_in_sight(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background)
    sheet, area = view.page.page, view.page.area
    qtbot.waitUntil(lambda: not sheet.pixmap().isNull())
    look = view.model.state.page_in_view
    decoded = view.page._pictures.get(look, PAGE_SIDE).size()
    fitted = sheet.sizeHint()

    for _ in ZOOMS:
        press(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    assert sheet.pixmap().size() == decoded
    assert sheet.sizeHint().height() > 3.5 * fitted.height() - 4
    assert area.verticalScrollBar().maximum() > 2 * fitted.height()
    scaled = sheet.pixmap().toImage().scaled(sheet.sizeHint())
    area.verticalScrollBar().setValue(fitted.height())
    seen, at = area.viewport().grab().toImage(), sheet.pos()
    middle = area.viewport().rect().center()
    shown, drawn = seen.pixelColor(middle), scaled.pixelColor(middle - at - sheet_begin(sheet))
    assert max(abs(a - b) for a, b in zip(shown.getRgb(), drawn.getRgb(), strict=True)) < 40


def sheet_begin(sheet: PageSheet) -> QPoint:
    """Where on its sheet the page begins."""
    return QPoint(
        (sheet.width() - sheet.sizeHint().width()) // 2, (sheet.height() - sheet.sizeHint().height()) // 2
    )


def test_page_down_walks_from_paper_to_paper(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background)

    press(view, Qt.Key.Key_PageDown)
    assert (view.model.state.paper, view.model.state.page) == (1, 0)
    press(view, Qt.Key.Key_PageDown)
    assert (view.model.state.paper, view.model.state.page) == (1, 0)
    press(view, Qt.Key.Key_PageUp)
    assert view.papers.list.currentRow() == 0
