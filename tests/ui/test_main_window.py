from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.errors import DeskError
from app.domain.register import Queue
from app.domain.staff import Role, StaffMember
from app.ports import SyncCounts
from tests.use_cases.steps import issue_birth
from tests.use_cases.world import FRIDAY, World
from ui.application import LastResort
from ui.background import Background
from ui.counter import PAGES
from ui.main_window import MainWindow
from ui.status_bar import StatusBar

pytestmark = pytest.mark.slow


@pytest.fixture
def head(world: World) -> StaffMember:
    return world.desk.add_staff("Ngô Thị Giám Sát", Role.SUPERVISOR, "246810", None)


@pytest.fixture
def window(world: World, head: StaffMember, qtbot: QtBot) -> Iterator[MainWindow]:
    lanes = Background()
    shown = MainWindow(world.desk, lanes)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    shown.show()
    shown.open_counter(head)
    qtbot.waitUntil(lambda: not lanes.busy)
    yield shown
    shown.close()


def test_every_page_has_its_own_key(window: MainWindow, qtbot: QtBot):
    assert len({page.key for page in PAGES}) == len(PAGES)
    for page in PAGES:
        digit = Qt.Key(ord(page.key[-1]))
        QTest.keyClick(window.focusWidget() or window, digit, Qt.KeyboardModifier.AltModifier)
        assert window.counter is not None
        assert window.counter.edge.buttons[page].isChecked()


def test_the_counts_stand_beside_their_queues_and_red_only_where_it_is_wrong(window: MainWindow):
    assert window.counter is not None
    window.counter.edge.draw({Queue.SUPPLEMENT: 3, Queue.LATE: 1})
    shown = {page.queue: label for page, label in window.counter.edge.counts.items()}
    assert (shown[Queue.SUPPLEMENT].text(), shown[Queue.SUPPLEMENT].objectName()) == ("3", "heading")
    assert (shown[Queue.LATE].text(), shown[Queue.LATE].objectName()) == ("1", "wrong")
    assert (shown[Queue.TODAY].text(), shown[Queue.TODAY].objectName()) == ("0", "soft")


def test_the_cursor_is_found_where_it_was_after_a_look_at_another_page(window: MainWindow, qtbot: QtBot):
    assert window.counter is not None
    intake = window.counter.intake
    intake.model.type("full_name", "Trần Văn Thử")
    intake.look_at("phone")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(intake.person.person.fields["phone"].line.hasFocus)


def test_locking_stores_what_is_typed_and_the_same_clerk_finds_it_again(
    window: MainWindow, world: World, head: StaffMember, qtbot: QtBot
):
    assert window.counter is not None
    before = window.counter
    before.intake.model.type("full_name", "Trần Văn Thử")
    window.lock()
    qtbot.waitUntil(lambda: len(world.desk.open_drafts()) == 1)
    assert window.fronts.currentWidget() is window.sign_in
    window.open_counter(head)
    assert window.counter is before
    assert before.intake.model.state.typed["full_name"] == "Trần Văn Thử"


def test_another_clerk_gets_a_form_of_their_own(window: MainWindow, world: World, head: StaffMember):
    other = world.desk.add_staff("Lê Văn Cán Bộ", Role.CLERK, "135791", head)
    before = window.counter
    window.open_counter(other)
    assert window.counter is not before
    assert window.counter is not None and window.counter.staff == other


def test_closing_the_window_stores_what_is_typed(window: MainWindow, world: World):
    assert window.counter is not None
    window.counter.intake.model.type("full_name", "Trần Văn Thử")
    window.close()
    assert world.desk.open_drafts()[0].applicant.submitter.full_name == "Trần Văn Thử"


def test_the_status_bar_claims_nothing_it_was_not_told(qtbot: QtBot):
    bar = StatusBar(line_is_set=True)
    qtbot.addWidget(bar)
    bar.show_sending(SyncCounts(), {}, FRIDAY.date())
    assert bar.line.words.text() == "Đường truyền: chưa từng xác nhận"
    bar.show_sending(
        SyncCounts(last_confirmed_at=FRIDAY, waiting_files=9), {Queue.WAITING_TO_SEND: 2}, FRIDAY.date()
    )
    assert bar.line.words.text() == "Đường truyền: xác nhận lúc 08:30"
    assert bar.waiting.words.text() == "Chờ gửi: 2 hồ sơ, 9 tệp"


def test_what_nobody_foresaw_is_told_and_logged_without_what_was_typed(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
):
    told: list[DeskError] = []
    last = LastResort()
    last.happened.connect(told.append)
    try:
        raise ValueError("038192000016 Nguyễn Thị Mẫu")
    except ValueError as error:
        last._caught(ValueError, error, error.__traceback__)
    last.release()
    assert told[0].code == "internal"
    assert "038192000016" not in caplog.text
    assert "test_main_window.py" in caplog.text


def test_a_receipt_numbered_but_not_printed_before_a_power_cut_is_named_at_the_next_sign_in(
    world: World, head: StaffMember, qtbot: QtBot
):
    code = str(issue_birth(world).dossier.code)
    lanes = Background()
    shown = MainWindow(world.desk, lanes)
    qtbot.addWidget(shown)
    shown.show()
    shown.open_counter(head)
    qtbot.waitUntil(lambda: not lanes.busy)

    assert shown.counter is not None
    assert code in shown.counter.banner.words.text()
    shown.close()


def test_the_window_opens_over_the_whole_screen_and_then_as_it_was_left(
    world: World, head: StaffMember, qtbot: QtBot
):
    def opened() -> MainWindow:
        window = MainWindow(world.desk, Background())
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show_as_left()
        return window

    first = opened()
    assert first.isMaximized()
    first.showNormal()
    first.resize(1240, 700)
    qtbot.waitUntil(lambda: first.size() == QSize(1240, 700))
    first.close()

    second = opened()
    assert (second.isMaximized(), second.size()) == (False, QSize(1240, 700))
    second.showMaximized()
    second.close()
    third = opened()
    assert third.isMaximized()
    third.close()
