"""Shift+F9: how the result is returned, kept in the draft, printed on the receipt, told to the province."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.exchange.national import map_dossier
from app.store import dossiers
from tests.ui.intake.hands import focused, press, scan_code, type_text
from tests.ui.intake.papers import CERTIFICATE, FORM, lay_known_papers
from tests.use_cases.world import CARD, World
from ui.dossier.facts import returned_words
from ui.intake.view import IntakeView

K = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
HOME = "Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa"


def turn(view: IntakeView, qtbot: QtBot, way: str) -> None:
    press(K.Key_F9, SHIFT)
    qtbot.waitUntil(lambda: view.model.state.draft.return_by == way)
    view.draw(view.model.state)


def test_the_key_offers_post_online_and_the_desk_again(view: IntakeView, qtbot: QtBot):
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    back = view.person.back
    assert back.way.text() == "Shift+F9  Nhận kết quả: tại quầy"
    assert back.address.isHidden()
    turn(view, qtbot, "post")
    assert back.way.text() == "Shift+F9  Nhận kết quả: qua bưu chính"
    assert back.address.isVisible() and back.address.line.text() == HOME
    turn(view, qtbot, "online")
    assert back.way.text() == "Shift+F9  Nhận kết quả: trực tuyến"
    assert back.address.isHidden()
    turn(view, qtbot, "desk")
    assert back.way.text() == "Shift+F9  Nhận kết quả: tại quầy"


def test_an_address_typed_for_the_post_stands_on_receipt_dossier_and_message(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_known_papers(world, tmp_path, CERTIFICATE, FORM)
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    type_text("khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 2 and not view.model.state.reading)
    turn(view, qtbot, "post")
    view.person.back.address.line.setFocus()
    view.person.back.address.line.selectAll()
    type_text("Số 5 phố Thử, phường Mẫu, Hà Nội")
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.issued is not None, timeout=10_000)
    issued = view.model.state.issued
    with world.desk.database.read() as db:
        dossier = dossiers.get(db, issued.dossier_id)
    with pypdfium2.PdfDocument(issued.receipt_pdf) as pdf:
        receipt = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert "Qua dịch vụ bưu chính công ích đến địa chỉ: Số 5 phố Thử, phường Mẫu, Hà Nội" in receipt
    assert returned_words(dossier) == "qua bưu chính, Số 5 phố Thử, phường Mẫu, Hà Nội"
    assert map_dossier(dossier, "H99.01", lambda sha256: sha256).message["HinhThuc"] == "1"


def test_an_address_wiped_out_means_home_again(view: IntakeView, qtbot: QtBot):
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    turn(view, qtbot, "post")
    line = view.person.back.address.line
    line.setFocus()
    line.selectAll()
    type_text("Số 5 phố Thử")
    qtbot.waitUntil(lambda: view.model.state.draft.return_by == "Số 5 phố Thử")
    line.selectAll()
    press(K.Key_Delete)
    press(K.Key_Tab)
    qtbot.waitUntil(lambda: view.model.state.draft.return_by == "post")
    qtbot.waitUntil(lambda: line.text() == HOME)


@pytest.mark.slow
def test_posting_to_nobody_knows_where_puts_the_cursor_on_the_address_and_is_not_issued(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_known_papers(world, tmp_path, CERTIFICATE, FORM)
    view.person.field("full_name").setFocus()
    type_text("Nguyễn Thị Mẫu")
    view.procedure.search.setFocus()
    type_text("khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 2 and not view.model.state.reading)
    turn(view, qtbot, "post")
    qtbot.waitUntil(view.person.back.address.line.hasFocus)
    press(K.Key_F7)
    press(K.Key_F9)
    qtbot.waitUntil(lambda: focused().accessibleName() == "Gửi đến")
    qtbot.waitUntil(lambda: "chưa có địa chỉ gửi đến" in view.person.back.address.note.text())
    assert view.model.state.issued is None
    type_text("Thôn Thử")
    qtbot.waitUntil(lambda: view.model.state.draft.return_by == "Thôn Thử")
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.issued is not None, timeout=10_000)


def type_another_address(view: IntakeView, qtbot: QtBot) -> None:
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    turn(view, qtbot, "post")
    view.person.back.address.line.setFocus()
    view.person.back.address.line.selectAll()
    type_text("Số 5 phố Thử")
    press(K.Key_Tab)
    qtbot.waitUntil(lambda: view.model.state.draft.return_by == "Số 5 phố Thử")


def test_once_round_the_key_the_typed_address_stands_again(view: IntakeView, qtbot: QtBot):
    type_another_address(view, qtbot)
    turn(view, qtbot, "online")
    turn(view, qtbot, "desk")
    turn(view, qtbot, "Số 5 phố Thử")
    assert view.person.back.address.line.text() == "Số 5 phố Thử"


def test_the_card_of_another_person_takes_the_address_away_and_says_so_beside_the_field(
    view: IntakeView, qtbot: QtBot
):
    type_another_address(view, qtbot)
    press(K.Key_F2)
    scan_code("038088000021||Trần Văn Thử|09121988|Nam|Thôn Thử, Xã Thử Nghiệm, Thanh Hóa|10042021")
    back = view.person.back
    qtbot.waitUntil(lambda: back.address.line.text() == "Thôn Thử, Xã Thử Nghiệm, Thanh Hóa")
    assert view.model.state.draft.return_by == "post"
    qtbot.waitUntil(lambda: "của người khác, đã bỏ" in back.address.note.text())
    back.address.line.setFocus()
    back.address.line.selectAll()
    type_text("Số 9 phố Mới")
    qtbot.waitUntil(lambda: view.model.state.draft.return_by == "Số 9 phố Mới")
    qtbot.waitUntil(lambda: back.address.note.text() == "")
