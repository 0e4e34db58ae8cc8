"""A card scanned as a paper (F4, Ctrl+5): its person is offered as the người nộp, taken by one key."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.papers.evidence import Doubt, FieldReading, Source
from app.domain.people.person import Sex
from tests.ui.intake.hands import press
from tests.ui.intake.papers import lay_known_papers
from tests.ui.intake.sheets import lay_sheets
from tests.use_cases.world import BIRTH, CARD, World
from ui.intake.person.scanned_card_bar import offer_words
from ui.intake.view import IntakeView
from ui.intake.view_model import IntakeViewModel

BOX = (10, 10, 50, 10)
QR = (
    FieldReading("full_name", "Nguyễn Thị Mẫu", 100, BOX, Source.QR),
    FieldReading("id_number", "038192000016", 100, BOX, Source.QR),
    FieldReading("birth_date", "1992-03-05", 100, BOX, Source.QR),
    FieldReading("sex", "female", 100, BOX, Source.QR),
    FieldReading("residence", "Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa", 100, BOX, Source.QR),
    FieldReading("issued_on", "2021-08-12", 100, BOX, Source.QR),
)
ZONE = (
    FieldReading("full_name", "NGUYEN THI MAU", 100, BOX, Source.MRZ),
    FieldReading("id_number", "038192000016", 100, BOX, Source.MRZ),
    FieldReading("birth_date", "1992-03-05", 100, BOX, Source.MRZ),
    FieldReading("residence", "Thôn Mâu", 55, BOX, doubts=(Doubt.FAINT,)),
)


def scan_the_card(model: IntakeViewModel, world: World, folder: Path, read: tuple[FieldReading, ...]) -> None:
    """One side of a card, scanned as a paper."""
    lay_known_papers(world, folder, "the_can_cuoc")
    name = hashlib.sha256(world.scanner.pictures[0].read_bytes()).hexdigest()
    world.reader.fields[name] = read
    model.scan()


def told(model: IntakeViewModel) -> str:
    offer = model.card_offer
    return offer_words(offer, model.card_page(offer)) if offer is not None else ""


def test_a_scanned_card_is_offered_and_taken_with_its_sources(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_the_card(model, world, tmp_path, QR)
    assert model.state.submitter.full_name == ""
    assert told(model) == (
        "Thẻ ở trang 1: Nguyễn Thị Mẫu · 038192000016 · 05/03/1992 · Nữ · Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa"
        " (theo mã QR)."
    )
    model.take_scanned_card()
    person = model.state.submitter
    assert (person.full_name, person.id_number, person.birth_date, person.sex) == (
        "Nguyễn Thị Mẫu",
        "038192000016",
        date(1992, 3, 5),
        Sex.FEMALE,
    )
    assert person.id_issued_on == date(2021, 8, 12)
    assert model.state.draft is not None
    kept = {fact.name: (fact.source, fact.accepted_by) for fact in model.state.draft.facts}
    assert kept["id_number"] == (Source.QR, "can-bo")
    assert told(model) == ""


def test_what_the_machine_is_not_sure_of_is_named_and_not_taken(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_the_card(model, world, tmp_path, ZONE)
    assert told(model) == (
        "Thẻ ở trang 1: 038192000016 · 05/03/1992 (theo dòng máy đọc)."
        " Máy chưa chắc họ tên, nơi cư trú: xem F6 hoặc gõ."
    )
    model.take_scanned_card()
    assert (model.state.submitter.full_name, model.state.submitter.residence) == ("", "")
    assert model.state.submitter.id_number == "038192000016"
    assert model.state.submitter.id_issued_on is None


def test_somebody_typed_is_replaced_only_after_it_was_said(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.type("full_name", "Lê Văn Khác")
    model.leave("full_name")
    scan_the_card(model, world, tmp_path, QR)
    assert told(model).startswith("Người nộp đang là “Lê Văn Khác”. Thẻ ở trang 1 là của người khác: Nguyễn")
    assert model.state.submitter.full_name == "Lê Văn Khác"
    model.take_scanned_card()
    assert model.state.submitter.full_name == "Nguyễn Thị Mẫu"


def test_the_card_of_the_person_typed_adds_only_what_is_lacking(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    for name, text in (
        ("full_name", "Nguyễn Thị Mẫu"),
        ("id_number", "038192000016"),
        ("phone", "0900000000"),
    ):
        model.type(name, text)
        model.leave(name)
    scan_the_card(model, world, tmp_path, QR)
    words = "Thẻ ở trang 1 là của người nộp, có thêm: ngày sinh, giới tính, nơi cư trú."
    assert told(model) == words
    model.take_scanned_card()
    assert (model.state.submitter.phone, model.state.submitter.sex) == ("0900000000", Sex.FEMALE)


def test_the_person_typed_by_name_alone_gets_the_number_of_the_card_and_keeps_the_telephone(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    for name, text in (("full_name", "Nguyễn Thị Mẫu"), ("phone", "0900000000")):
        model.type(name, text)
        model.leave(name)
    scan_the_card(model, world, tmp_path, QR)
    assert told(model).startswith("Thẻ ở trang 1 là của người nộp, có thêm: số định danh, ngày sinh")
    model.take_scanned_card()
    assert (model.state.submitter.phone, model.state.submitter.id_number) == ("0900000000", "038192000016")


def test_what_is_still_being_typed_is_not_overwritten_by_the_card(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.type("id_number", "038192000016")
    model.leave("id_number")
    scan_the_card(model, world, tmp_path, QR)
    model.type("residence", "Xóm Chợ, Xã Khác, Nghệ An")
    model.take_scanned_card()
    assert model.state.submitter.residence == "Xóm Chợ, Xã Khác, Nghệ An"
    assert model.state.submitter.full_name == "Nguyễn Thị Mẫu"


def test_a_place_typed_before_anybody_was_named_stays_when_the_card_is_taken(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.type("residence", "Xóm Chợ, Xã Khác, Nghệ An")
    model.leave("residence")
    scan_the_card(model, world, tmp_path, QR)
    model.take_scanned_card()
    assert model.state.submitter.residence == "Xóm Chợ, Xã Khác, Nghệ An"
    assert model.state.submitter.id_number == "038192000016"


def test_somebody_whose_name_is_still_being_typed_is_not_replaced_unsaid(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_the_card(model, world, tmp_path, QR)
    model.type("full_name", "Lê Văn Khác")
    model.take_scanned_card()
    assert (model.state.submitter.full_name, model.state.submitter.id_number) == ("Lê Văn Khác", "")
    assert told(model).startswith("Người nộp đang là “Lê Văn Khác”. Thẻ ở trang 1 là của người khác: Nguyễn")
    model.take_scanned_card()
    assert model.state.submitter.full_name == "Nguyễn Thị Mẫu"


def test_who_came_with_a_card_read_at_the_desk_is_never_asked_about(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.enter_card("038090000001||Lê Văn Khác|02031990|Nam|Thôn Khác, Xã Thử Nghiệm|01012022")
    scan_the_card(model, world, tmp_path, QR)
    assert model.card_offer is None


def test_the_card_of_whom_somebody_acts_for_is_not_offered(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.act_for_another(True)
    model.type("owner.id_number", "038192000016")
    model.leave("owner.id_number")
    scan_the_card(model, world, tmp_path, QR)
    assert model.card_offer is None


def test_of_two_cards_the_one_on_the_page_in_the_middle_is_offered(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_known_papers(world, tmp_path, "the_can_cuoc", "the_can_cuoc")
    husband = (
        FieldReading("full_name", "Trần Văn Thử", 100, BOX, Source.QR),
        FieldReading("id_number", "038090000027", 100, BOX, Source.QR),
    )
    for path, read in zip(world.scanner.pictures, (QR, husband), strict=True):
        world.reader.fields[hashlib.sha256(path.read_bytes()).hexdigest()] = read
    model.scan()
    for n, (page, name) in enumerate(
        zip(model.state.pages, ("Nguyễn Thị Mẫu", "Trần Văn Thử"), strict=True), 1
    ):
        model.show_page(page.id)
        assert told(model).startswith(f"Thẻ ở trang {n}: {name} · ")
    model.take_scanned_card()
    assert model.state.submitter.full_name == "Trần Văn Thử"
    model.show_page(model.state.pages[0].id)
    words = "Người nộp đang là “Trần Văn Thử”. Thẻ ở trang 1 là của người khác: Nguyễn Thị Mẫu"
    assert told(model).startswith(words)
    model.take_scanned_card()
    assert model.state.submitter.full_name == "Nguyễn Thị Mẫu"
    assert told(model) == ""
    model.show_page(model.state.pages[1].id)
    assert told(model).startswith("Người nộp đang là “Nguyễn Thị Mẫu”. Thẻ ở trang 2")


def said(model: IntakeViewModel) -> str:
    return model.state.notice.text if model.state.notice is not None else ""


def test_the_key_that_takes_a_card_says_why_there_is_none(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.take_scanned_card()
    assert said(model).startswith("Chưa có thẻ nào")
    scan_the_card(model, world, tmp_path, QR)
    model.take_scanned_card()
    assert said(model).startswith("Đã lấy Nguyễn Thị Mẫu (thẻ ở trang 1) làm người nộp.")
    assert "Ctrl+Z chỉ hoàn tác việc trên trang" in said(model)
    model.take_scanned_card()
    assert said(model).startswith("Người nộp Nguyễn Thị Mẫu đã điền đủ theo thẻ.")


def test_the_key_tells_of_a_person_whose_card_was_read_at_the_desk(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.enter_card("038090000001||Lê Văn Khác|02031990|Nam|Thôn Khác, Xã Thử Nghiệm|01012022")
    scan_the_card(model, world, tmp_path, QR)
    model.take_scanned_card()
    assert said(model).startswith("Người nộp Lê Văn Khác có thẻ đọc tại quầy")
    assert model.state.submitter.full_name == "Lê Văn Khác"


@pytest.mark.slow
def test_while_the_page_in_the_middle_is_read_no_other_card_is_offered_in_its_place(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    model = view.model
    scan_the_card(model, world, tmp_path, QR)
    qtbot.waitUntil(lambda: told(model).startswith("Thẻ ở trang 1: Nguyễn"))
    world.reader.slow = True
    lay_sheets(world, tmp_path, 1)
    model.scan()
    qtbot.waitUntil(lambda: len(model.state.pages) == 2 and not model.state.scanning)
    model.show_page(model.state.pages[1].id)
    assert model.state.reading == {model.state.page_id}
    assert model.card_offer is None
    press(Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    assert said(model).startswith("Máy chưa đọc xong trang 2")
    assert model.state.submitter.full_name == ""
    world.reader.slow = False
    qtbot.waitUntil(lambda: told(model).startswith("Thẻ ở trang 1: Nguyễn"))


@pytest.mark.slow
def test_one_key_takes_the_card_wherever_the_cursor_is(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    view.model.choose_procedure(BIRTH)
    qtbot.waitUntil(lambda: view.model.state.preview is not None)
    scan_the_card(view.model, world, tmp_path, QR)
    qtbot.waitUntil(view.person.scanned.isVisible)
    press(Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.person.person.fields["full_name"].line.text() == "Nguyễn Thị Mẫu")
    qtbot.waitUntil(lambda: not view.person.scanned.isVisible())
    assert CARD.startswith(view.model.state.submitter.id_number)
