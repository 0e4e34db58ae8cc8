"""The digitisation page at the keyboard: a job begun, results checked, put aside, registered in bulk."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.back_files.job import DigitisedItem, ItemState
from app.domain.papers.evidence import Fact
from app.settings import DigitiseSettings
from app.use_cases.back_files.check import QueuedItem
from tests.ui.dossier.counter import press, shown
from tests.use_cases.back_files import birth_fields, in_state, result
from ui.digitise.start_panel import first_folder
from ui.digitise.state import Asking
from ui.digitise.view import DigitiseView
from ui.digitise.words import kept_words

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
K_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "ho-tich-2001"


@pytest.fixture
def view(qtbot, world, background, clerk) -> DigitiseView:
    return shown(qtbot, DigitiseView(world.desk, background, clerk))


def begin(view: DigitiseView, folder) -> None:
    """F5, the folder, Enter: the machine reads it to its end before this returns."""
    press(view, K.Key_F5)
    QTest.keyClicks(view.start.folder, str(folder))
    press(view, K.Key_Return)


def owners(view: DigitiseView) -> list[str]:
    return [line.item.owner.full_name for line in view.model.state.queue or ()]


def test_a_folder_is_chosen_by_keyboard_and_its_results_stand_in_the_queue(view, world, reader, folder):
    result(folder, 1, reader)
    result(folder, 2, reader, confidence=40.0)

    begin(view, folder)

    assert owners(view) == ["Nguyễn Văn B1", "Nguyễn Văn C2"]
    assert view.heading.text() == "Chờ kiểm tra: 2"
    assert view.progress.text() == "máy đã đọc 2/2"
    assert view.jobs.currentText() == "ho-tich-2001"


def test_enter_registers_a_sure_result_and_the_next_one_comes(view, world, reader, folder):
    for number in (1, 2):
        result(folder, number, reader)
    begin(view, folder)

    press(view.fields.line, K.Key_Return)

    assert owners(view) == ["Nguyễn Văn C2"]
    assert [item.source for item in in_state(world, ItemState.KEPT)] == ["trang-1.png"]
    assert view.model.state.said.startswith("Đã lưu kho: ")
    assert in_state(world, ItemState.KEPT)[0].decided_by == "giam-sat"


def test_enter_walks_through_what_is_unsure_and_registers_after_the_last(view, world, reader, folder):
    path = result(folder, 1, reader)
    unsure = birth_fields(1, 40.0)
    clear = birth_fields(1)
    reader.said[path.read_bytes()] = (clear[0], unsure[1], *clear[2:4], unsure[4], *clear[5:])
    begin(view, folder)

    assert view.model.state.name == "birth_date"
    assert view.fields.line.text() == "02/03/2001"
    press(view.fields.line, K.Key_Return)
    assert view.model.state.name == "issued_on"
    view.fields.line.setText("3/4/2001")
    press(view.fields.line, K.Key_Return)

    (kept,) = in_state(world, ItemState.KEPT)
    assert kept.value("issued_on") == "2001-04-03"
    assert view.model.state.queue == ()


def test_a_day_that_is_none_is_told_beside_the_value(view, world, reader, folder):
    result(folder, 1, reader, confidence=40.0)
    begin(view, folder)
    view.model.walk.choose_field("birth_date")
    view.fields.line.setText("31/02/2001")

    press(view.fields.line, K.Key_Return)

    assert view.banner.words.text()
    assert view.model.state.name == "birth_date"


def test_f6_puts_aside_with_a_reason_and_ctrl_z_takes_it_back(view, world, reader, folder):
    result(folder, 1, reader)
    begin(view, folder)

    press(view, K.Key_F6)
    assert view.model.state.asking is Asking.REASON
    press(view.reasons.line, K.Key_Down)
    press(view.reasons.line, K.Key_Return)
    assert [item.reason.words for item in in_state(world, ItemState.ASIDE)] == ["Thiếu trang"]

    press(view, K.Key_Z, CTRL)
    assert owners(view) == ["Nguyễn Văn B1"]


def test_a_reason_of_ones_own_is_kept_as_it_was_typed(view, world, reader, folder):
    result(folder, 1, reader)
    begin(view, folder)

    press(view, K.Key_F6)
    view.reasons.line.setText("xem lại sổ gốc năm 2001")
    press(view.reasons.line, K.Key_Return)

    assert [item.reason.words for item in in_state(world, ItemState.ASIDE)] == ["xem lại sổ gốc năm 2001"]


def test_f8_changes_the_kind_by_a_few_letters_and_escape_leaves_it(view, world, reader, folder):
    result(folder, 1, reader)
    begin(view, folder)

    press(view, K.Key_F8)
    press(view.kinds.line, K.Key_Escape)
    assert view.model.state.asking is Asking.NOTHING
    press(view, K.Key_F8)
    QTest.keyClicks(view.kinds.line, "trich luc khai tu")
    press(view.kinds.line, K.Key_Return)

    (line,) = world.desk.digitise.queue()
    assert (line.item.kind, line.item.kind_by) == ("trich_luc_khai_tu", "giam-sat")


def test_a_twin_is_told_and_f7_marks_it_without_throwing_anything_away(view, world, reader, folder):
    shutil.copy(result(folder, 1, reader), folder / "z-ban-sao.png")
    begin(view, folder)
    press(view, K.Key_PageDown)

    assert "cùng một tệp với trang-1.png" in view.fields.twins.text()
    press(view, K.Key_F7)

    assert [item.source for item in in_state(world, ItemState.DUPLICATE)] == ["z-ban-sao.png"]
    assert owners(view) == ["Nguyễn Văn B1"]


def test_sure_results_on_screen_are_registered_by_one_key_and_unsure_ones_are_not_among_them(
    qtbot, view, world, reader, folder
):
    for number in (1, 2):
        result(folder, number, reader)
    result(folder, 3, reader, confidence=40.0)
    begin(view, folder)

    press(view, K.Key_F2)
    qtbot.waitUntil(lambda: len(view.bulk.on_screen()) == 2)
    press(view, K.Key_Return, CTRL)

    assert [item.source for item in in_state(world, ItemState.KEPT)] == ["trang-1.png", "trang-2.png"]
    assert owners(view) == ["Nguyễn Văn D3"]


def test_what_could_not_be_read_is_listed_with_the_reason(view, world, reader, folder):
    result(folder, 1, reader)
    (folder / "ghi-chu.pdf").write_text("x")
    begin(view, folder)

    press(view, K.Key_F9)

    assert view.heading.text() == "Để riêng: 1"
    assert "không phải ảnh" in view.fields.reason.text()


def test_papers_come_from_the_feeder_too(view, world, reader, tmp_path):
    world.scanner.pictures = [result(tmp_path / "giay", n, reader) for n in (1, 2, 3)]
    world.scanner.separators = {2: "QMC:NGAN"}

    press(view, K.Key_F5)
    press(view, K.Key_K, CTRL)

    assert owners(view) == ["Nguyễn Văn B1", "Nguyễn Văn D3"]


def test_the_plan_of_the_year_is_told_with_the_pace_it_asks_for(view, world, reader, folder):
    saved = world.desk.saved
    saved.now = replace(saved.now, digitise=DigitiseSettings(1000, "Hộ tịch=400"))
    result(folder, 1, reader)
    begin(view, folder)
    press(view.fields.line, K.Key_Return)

    assert view.quota.text().startswith("Chỉ tiêu 2026: 1/1.000, còn 999, cần ")
    assert "Hộ tịch 1/400" in view.quota.text()


def test_what_was_registered_is_told_by_kind_number_and_owner_and_never_by_a_citizens_number(
    view, world, reader, folder
):
    result(folder, 1, reader)
    begin(view, folder)

    press(view.fields.line, K.Key_Return)

    assert view.model.state.said == "Đã lưu kho: Giấy khai sinh, số 1/2001, Nguyễn Văn B1."


def test_a_probable_copy_is_registered_only_by_a_second_enter(view, world, reader, folder):
    shutil.copy(result(folder, 1, reader), folder / "z-ban-sao.png")
    begin(view, folder)
    press(view, K.Key_PageDown)

    assert "lưu vào kho" not in view.fields.accept.text()
    press(view.fields.line, K.Key_Return)
    assert in_state(world, ItemState.KEPT) == []
    assert "F7" in view.model.state.said
    assert "lưu vào kho" in view.fields.accept.text()
    press(view.fields.line, K.Key_Return)

    assert [item.source for item in view_decided(world)] == ["z-ban-sao.png"]


def view_decided(world) -> list[DigitisedItem]:
    """What became of results: the store may know the very same scan."""
    return [item for state in (ItemState.KEPT, ItemState.DUPLICATE) for item in in_state(world, state)]


def test_a_paper_in_the_store_is_named_as_a_twin_without_its_code(view, world, reader, folder, tmp_path):
    result(folder, 1, reader)
    begin(view, folder)
    press(view.fields.line, K.Key_Return)
    again = result(tmp_path / "lan-hai", 7, reader)
    reader.said[again.read_bytes()] = birth_fields(1)

    begin(view, tmp_path / "lan-hai")

    words = view.fields.twins.text()
    assert "038201000001" not in words
    assert "1/2001" in words and "Nguyễn Văn B1" in words


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["the_can_cuoc", "ho_chieu", "to_khai_khai_sinh", "giay_chung_sinh"])
def test_what_no_procedure_ends_with_is_not_registered_and_f6_is_named(view, world, reader, folder, kind):
    result(folder, 1, reader)
    begin(view, folder)
    view.model.acts.change_kind(kind)
    assert view.model.state.sure == ()

    while view.model.state.error is None:
        press(view.fields.line, K.Key_Return)

    assert in_state(world, ItemState.KEPT) == []
    assert view.model.state.error.code == "digitise.no_result"
    assert "F6" in view.banner.words.text()


def test_the_key_that_magnifies_is_the_one_of_this_page(view, world, reader, folder):
    path = result(folder, 1, reader)
    reader.said[path.read_bytes()] = birth_fields(1)[:3]
    begin(view, folder)

    assert "F3" in view.fields.why.text()
    assert "Ctrl+=" not in view.fields.why.text()


def test_long_names_are_whole_in_the_queue_and_among_the_values(view, world, reader, folder):
    result(folder, 1, reader)
    long = result(folder, 2, reader)
    name = "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyên Hạnh Dung Nhàn"
    said = birth_fields(2)
    reader.said[long.read_bytes()] = (replace(said[0], value=name), *said[1:])
    begin(view, folder)
    press(view, K.Key_PageDown)

    heights = [view.queue.visualItemRect(view.queue.item(row)).height() for row in (0, 1)]
    values = [view.fields.values.visualItemRect(view.fields.values.item(row)).height() for row in (0, 1)]

    assert heights[1] > heights[0]
    assert max(values) > min(values)
    assert view.queue.item(1).data(K_ACCESSIBLE).startswith(name)


def test_ctrl_f5_takes_a_stored_paper_back_to_be_checked_and_ctrl_z_names_that_key(
    view, world, reader, folder
):
    for number in (1, 2):
        result(folder, number, reader)
    begin(view, folder)
    press(view.fields.line, K.Key_Return)
    press(view.fields.line, K.Key_Return)
    press(view, K.Key_Z, CTRL)
    assert "Ctrl+F5" in view.model.state.said
    for _ in range(3):
        press(view, K.Key_F9)
    press(view, K.Key_PageDown)
    press(view, K.Key_Z, CTRL)
    assert view.model.state.said == "Giấy đã lưu kho: Ctrl+F5 lấy lại để sửa."

    press(view, K.Key_F5, CTRL)
    press(view.reasons_back.line, K.Key_Down)
    press(view.reasons_back.line, K.Key_Return)

    assert view.model.state.shown is ItemState.TO_CHECK
    assert owners(view) == ["Nguyễn Văn C2"]
    assert view.fields.line.isVisible()
    assert [item.source for item in in_state(world, ItemState.KEPT)] == ["trang-1.png"]


def test_a_paper_of_a_couple_is_told_with_both_owners(world, reader, folder):
    fields = {
        "husband_full_name": "Trần Văn Chồng",
        "husband_id_number": "038080000011",
        "wife_full_name": "Lê Thị Vợ",
        "wife_id_number": "038180000012",
    }
    facts = tuple(Fact("", name, value) for name, value in fields.items())
    item = DigitisedItem("a", "b", 1, "gcn.pdf", facts=facts)

    assert kept_words(QueuedItem(item, None, False)).endswith("Trần Văn Chồng và Lê Thị Vợ.")


def test_the_search_for_a_folder_begins_where_papers_lie_and_then_at_the_last_folder(
    view, world, reader, folder
):
    assert view.start._looks_in() == first_folder(world.desk)
    assert view.start._looks_in().name != "main"
    result(folder, 1, reader)

    begin(view, folder)
    view.start.folder.clear()

    assert view.start._looks_in() == folder


def test_in_training_results_are_looked_for_among_the_training_papers(world):
    object.__setattr__(world.desk, "settings", replace(world.desk.settings, training=True))

    assert first_folder(world.desk) == world.desk.folder.training_scanners


def test_files_that_are_no_papers_are_told_beside_the_progress(view, world, reader, folder):
    result(folder, 1, reader)
    (folder / "stack.toml").write_text("x = 1")

    begin(view, folder)

    assert view.progress.text() == "máy đã đọc 1/1 · không phải giấy tờ: 1 tệp, bỏ qua"
