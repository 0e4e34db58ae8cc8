from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.ports import Acknowledgement, SyncCounts
from app.settings import LineSettings
from tests.ui.dossier.counter import press, shown
from tests.use_cases.steps import issue_birth
from ui.sync_status import SyncStatusView
from ui.sync_status.model import SyncState


def with_line(desk):
    line = LineSettings(url="https://cong.example.gov.vn", desk_key="khoa")
    return replace(desk, settings=replace(desk.settings, line=line))


def confirm(world, entry) -> None:
    now = world.clock.now()
    ack = Acknowledgement(entry.envelope.id, entry.envelope.sha256)
    world.desk.outbox.accepted(entry.envelope.id, ack, now)
    for sha256 in entry.files_left:
        world.desk.outbox.file_stored(entry.envelope.id, sha256, now)


def texts(view, row: int) -> list[str]:
    return [view.lines.index(row, column).data() for column in range(view.lines.columnCount())]


def test_without_a_line_the_page_says_that_nothing_was_sent(qtbot, world, clerk, background):
    issue_birth(world)
    view = shown(qtbot, SyncStatusView(world.desk, background, clerk))

    assert view.truth.text().startswith("Chưa đặt đường truyền về tỉnh.")
    assert view.truth.objectName() == "wrong"


def test_a_line_that_never_confirmed_is_said_to_be_so(qtbot, world, clerk, background):
    issue_birth(world)
    view = shown(qtbot, SyncStatusView(with_line(world.desk), background, clerk))

    assert view.truth.text().startswith("Chưa lần nào tỉnh xác nhận.")


def test_the_counts_stand_as_a_sum(qtbot, world, clerk, background):
    for _ in range(3):
        issue_birth(world)
    first, second, _ = world.desk.outbox.due(world.clock.now())
    confirm(world, first)
    world.desk.outbox.quarantined(second.envelope.id, "Thủ tục hết hiệu lực.", world.clock.now())

    view = shown(qtbot, SyncStatusView(with_line(world.desk), background, clerk))

    shown_sum = [
        n.text() for n in (view.sum.confirmed, view.sum.waiting, view.sum.quarantined, view.sum.total)
    ]
    assert shown_sum == ["1", "1", "1", "3"]
    assert view.truth.text() == "Tỉnh xác nhận lần cuối lúc 08:30."


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_total_is_always_the_sum_of_its_parts(confirmed, waiting, quarantined):
    state = SyncState(True, True, 30, SyncCounts(confirmed, waiting, quarantined))

    assert state.total == confirmed + waiting + quarantined


@pytest.mark.slow
def test_a_refused_line_comes_first_with_its_reason_and_can_be_sent_again(qtbot, world, clerk, background):
    issue_birth(world)
    issue_birth(world)
    _, refused = world.desk.outbox.due(world.clock.now())
    world.desk.outbox.quarantined(refused.envelope.id, "Thủ tục hết hiệu lực.", world.clock.now())
    view = shown(qtbot, SyncStatusView(with_line(world.desk), background, clerk))
    assert texts(view, 0)[5] == "Cách ly: Thủ tục hết hiệu lực."

    with qtbot.waitSignal(view.send_now):
        press(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert view.sum.quarantined.text() == "0"
    assert [row.state for row in view.model.state.rows] == ["waiting", "waiting"]
    history = world.desk.open_dossier(refused.envelope.dossier_id).history
    assert (history[-1].kind, history[-1].by) == ("sent_again", clerk.id)


def test_a_line_that_failed_tells_tries_next_time_and_the_reason_in_words(qtbot, world, clerk, background):
    issue_birth(world)
    (entry,) = world.desk.outbox.due(world.clock.now())
    world.desk.outbox.postponed(entry.envelope.id, "line.timeout", world.clock.now() + timedelta(minutes=4))

    view = shown(qtbot, SyncStatusView(with_line(world.desk), background, clerk))

    code, what, files, tries, next_at, standing = texts(view, 0)
    assert (code, what, files) == ("H99.01-261120-0001", "Tiếp nhận", "còn 2 trên 2 tệp")
    assert (tries, next_at) == ("1 lần", "08:34")
    assert standing == "Chờ gửi. Đường truyền quá chậm, chưa có trả lời."


def test_send_now_makes_what_waits_due_at_once(qtbot, world, clerk, background):
    issue_birth(world)
    (entry,) = world.desk.outbox.due(world.clock.now())
    world.desk.outbox.postponed(entry.envelope.id, "line.timeout", world.clock.now() + timedelta(hours=1))
    assert world.desk.outbox.due(world.clock.now()) == ()
    view = shown(qtbot, SyncStatusView(with_line(world.desk), background, clerk))

    with qtbot.waitSignal(view.send_now):
        press(view, Qt.Key.Key_F5)

    assert len(world.desk.outbox.due(world.clock.now())) == 1
    assert view.banner.words.text() == "Đã xếp 1 tin để gửi; phần mềm xem hàng gửi mỗi 30 giây."
