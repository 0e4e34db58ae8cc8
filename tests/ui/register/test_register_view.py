from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.codes import DossierCode
from app.domain.register import DossierRow, Queue
from app.domain.status import ProcessingStatus, SyncStatus
from app.ports import Acknowledgement
from tests.ui.dossier.counter import press, shown
from tests.use_cases.steps import issue_birth
from tests.use_cases.world import FRIDAY
from ui.dossier.words import due_words
from ui.register import RegisterView
from ui.register.model import RegisterState
from ui.register.table import RegisterTable


def cells(view: RegisterView, row: int) -> list[str]:
    return [view.lines.index(row, column).data() for column in range(view.lines.columnCount())]


def test_a_line_tells_code_procedure_owner_times_status_sending_and_pages(qtbot, world, clerk, background):
    issue_birth(world)
    view = shown(qtbot, RegisterView(world.desk, background, clerk))

    view.show_queue(Queue.TODAY)

    assert cells(view, 0) == [
        "H99.01-261120-0001",
        "Thủ tục đăng ký khai sinh",
        "Nguyễn Thị Mẫu",
        "08:30",
        "17:00 20/11 · hạn hôm nay",
        "Đã tiếp nhận",
        "Chờ gửi",
        "2",
    ]
    assert (view.title.text(), view.count.text()) == ("Tiếp nhận hôm nay", "1 hồ sơ")


def test_confirmed_is_said_only_after_the_province_holds_event_and_files(qtbot, world, clerk, background):
    issue_birth(world)
    (entry,) = world.desk.outbox.due(world.clock.now())
    view = shown(qtbot, RegisterView(world.desk, background, clerk))

    world.desk.outbox.accepted(
        entry.envelope.id, Acknowledgement(entry.envelope.id, entry.envelope.sha256), world.clock.now()
    )
    view.show_queue(Queue.ALL)
    assert cells(view, 0)[6] == "Chờ gửi"

    for sha256 in entry.files_left:
        world.desk.outbox.file_stored(entry.envelope.id, sha256, world.clock.now())
    view.refresh()
    assert cells(view, 0)[6] == "Tỉnh đã xác nhận 08:30"


def test_a_refused_dossier_stands_in_red_with_the_reason(qtbot, world, clerk, background):
    issue_birth(world)
    (entry,) = world.desk.outbox.due(world.clock.now())
    world.desk.outbox.quarantined(entry.envelope.id, "Thủ tục hết hiệu lực.", world.clock.now())
    view = shown(qtbot, RegisterView(world.desk, background, clerk))

    view.show_queue(Queue.QUARANTINED)

    assert cells(view, 0)[6] == "Cách ly: Thủ tục hết hiệu lực."
    assert view.lines.index(0, 6).data(Qt.ItemDataRole.ForegroundRole).name() == "#b3261e"


def test_late_is_said_in_words_and_a_closed_dossier_is_never_late():
    due = FRIDAY - timedelta(days=3)

    assert due_words(due, ProcessingStatus.PROCESSING, FRIDAY) == "08:30 17/11 · quá hạn 3 ngày"
    assert due_words(due, ProcessingStatus.RETURNED, FRIDAY) == "08:30 17/11"
    assert (
        due_words(FRIDAY + timedelta(hours=26), ProcessingStatus.RECEIVED, FRIDAY)
        == "10:30 21/11 · hạn ngày mai"
    )
    assert due_words(None, ProcessingStatus.RECEIVED, FRIDAY) == "không hẹn ngày"


@pytest.mark.slow
def test_search_needs_no_tones(qtbot, world, clerk, background):
    issue_birth(world)
    view = shown(qtbot, RegisterView(world.desk, background, clerk))
    view.show_queue(Queue.ALL)

    QTest.keyClicks(view.search, "nguyen mau")
    qtbot.waitUntil(lambda: view.model.state.query == "nguyen mau")
    assert view.lines.rowCount() == 1

    view.search.setText("tran van khong co")
    qtbot.waitUntil(lambda: view.lines.rowCount() == 0)
    assert view.empty.text().startswith("Không có hồ sơ nào khớp “tran van khong co”.")


def test_a_scanned_receipt_code_opens_its_dossier_from_any_queue(qtbot, world, clerk, background):
    dossier = issue_birth(world).dossier
    view = shown(qtbot, RegisterView(world.desk, background, clerk))
    view.show_queue(Queue.LATE)

    QTest.keyClicks(view.search, "H99.01-261120-0001")
    with qtbot.waitSignal(view.dossier_chosen) as chosen:
        press(view, Qt.Key.Key_Return)

    assert chosen.args == [dossier.id]
    assert view.search.text() == ""


def test_a_code_of_another_desk_is_told_and_nothing_opens(qtbot, world, clerk, background):
    view = shown(qtbot, RegisterView(world.desk, background, clerk))

    QTest.keyClicks(view.search, "H99.01-261120-0777")
    press(view, Qt.Key.Key_Return)

    assert view.banner.words.text().startswith("Quầy này không có hồ sơ đó.")


def test_down_and_enter_open_a_line_and_up_comes_back(qtbot, world, clerk, background):
    first = issue_birth(world).dossier
    world.clock.moment += timedelta(minutes=5)
    second = issue_birth(world).dossier
    view = shown(qtbot, RegisterView(world.desk, background, clerk))
    view.show_queue(Queue.TODAY)

    assert view.table.currentIndex().row() == 0
    press(view, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    assert view.table.currentIndex().row() == 1
    with qtbot.waitSignal(view.dossier_chosen) as chosen:
        press(view, Qt.Key.Key_Return)
    assert chosen.args == [first.id]
    assert view.lines.row(0).id == second.id

    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_Up)
    assert view.search.hasFocus()


def test_an_empty_queue_says_what_to_do(qtbot, world, clerk, background):
    view = shown(qtbot, RegisterView(world.desk, background, clerk))

    view.show_queue(Queue.TODAY)

    assert view.empty.text() == "Chưa có hồ sơ nào. Nhấn Alt+1 sang trang Tiếp nhận để nhận hồ sơ đầu tiên."
    assert not view.table.isVisible()


def test_further_lines_come_at_the_end_and_keep_the_place(qtbot):
    asked: list[str] = []
    table = RegisterTable(lambda: asked.append("more"))
    rows = tuple(line(number) for number in range(1, 201))

    table.show(RegisterState(rows=rows[:100], now=FRIDAY))
    assert table.canFetchMore(table.index(-1, -1))
    table.fetchMore(table.index(-1, -1))
    with qtbot.waitSignal(table.rowsInserted):
        table.show(RegisterState(rows=rows, ended=True, now=FRIDAY))

    assert asked == ["more"]
    assert table.rowCount() == 200
    assert not table.canFetchMore(table.index(-1, -1))


@pytest.mark.slow
def test_every_dossier_is_reached_by_going_down_once_each(world):
    received = []
    for _ in range(7):
        world.clock.moment += timedelta(minutes=3)
        received.append(issue_birth(world).dossier.id)
    stretches = [world.desk.list_register(Queue.ALL, "", 3, offset) for offset in (0, 3, 6, 9)]

    assert [row.id for stretch in stretches for row in stretch] == received[::-1]


def line(number: int) -> DossierRow:
    return DossierRow(
        id=str(number),
        code=str(DossierCode("H99.01", FRIDAY.date(), number)),
        provisional=False,
        procedure="1.001193",
        procedure_name="Thủ tục đăng ký khai sinh",
        owner_name="Nguyễn Thị Mẫu",
        received_at=FRIDAY,
        due_at=None,
        status=ProcessingStatus.RECEIVED,
        sync=SyncStatus.WAITING,
        clerk="lan",
        pages=2,
    )


def test_enter_in_the_search_box_opens_the_marked_line_at_once(qtbot, world, clerk, background):
    dossier = issue_birth(world).dossier
    view = shown(qtbot, RegisterView(world.desk, background, clerk))
    view.show_queue(Queue.TODAY)
    qtbot.waitUntil(lambda: view.lines.rowCount() == 1)

    with qtbot.waitSignal(view.dossier_chosen) as chosen:
        press(view, Qt.Key.Key_Return)

    assert chosen.args == [dossier.id]
