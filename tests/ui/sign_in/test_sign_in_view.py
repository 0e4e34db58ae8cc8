from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.staff import Role, StaffMember
from app.training.citizens import load_commune
from tests.ui.dossier.counter import press, shown
from ui.sign_in import SignInView


def test_a_clerk_signs_in_with_the_arrows_and_a_pin(qtbot, world, recorded, background):
    world.desk.add_staff("Bùi Thị Tiếp Nhận", Role.CLERK, "2468", recorded)
    view = shown(qtbot, SignInView(world.desk, background))

    press(view, Qt.Key.Key_Down)
    QTest.keyClicks(view.choose.pin, "135790")
    with qtbot.waitSignal(view.signed_in) as signed:
        press(view, Qt.Key.Key_Return)

    assert signed.args == [recorded]


def test_a_wrong_pin_tells_how_many_tries_are_left_and_empties_the_box(qtbot, world, recorded, background):
    view = shown(qtbot, SignInView(world.desk, background))

    QTest.keyClicks(view.choose.pin, "0000")
    press(view, Qt.Key.Key_Return)

    assert view.banner.words.text() == "Mã PIN chưa đúng. Gõ lại; còn 4 lần."
    assert view.choose.pin.text() == ""
    assert view.choose.pin.hasFocus()


def test_five_wrong_pins_lock_and_tell_until_when(qtbot, world, recorded, background):
    view = shown(qtbot, SignInView(world.desk, background))

    for _ in range(5):
        QTest.keyClicks(view.choose.pin, "0000")
        press(view, Qt.Key.Key_Return)

    assert "Chờ đến 08:35" in view.banner.words.text()

    world.clock.moment += timedelta(minutes=6)
    QTest.keyClicks(view.choose.pin, "135790")
    with qtbot.waitSignal(view.signed_in):
        press(view, Qt.Key.Key_Return)


def test_a_new_desk_makes_its_first_supervisor_without_a_mouse(qtbot, world, background):
    view = shown(qtbot, SignInView(world.desk, background))

    view.first.name.setText("Lê Văn Cán Bộ")
    press(view, Qt.Key.Key_Return)
    QTest.keyClicks(view.first.pin, "1357")
    press(view, Qt.Key.Key_Return)
    QTest.keyClicks(view.first.again, "1357")
    with qtbot.waitSignal(view.signed_in) as signed:
        press(view, Qt.Key.Key_Return)

    assert (signed.args[0].name, signed.args[0].role) == ("Lê Văn Cán Bộ", Role.SUPERVISOR)
    assert world.desk.list_staff() == (signed.args[0],)


def test_two_different_pins_make_nobody(qtbot, world, background):
    view = shown(qtbot, SignInView(world.desk, background))

    view.model.create_supervisor("Lê Văn Cán Bộ", "1357", "1358")

    assert view.banner.words.text().startswith("Hai lần gõ mã PIN khác nhau.")
    assert world.desk.list_staff() == ()


def test_training_prints_the_pins_and_a_real_desk_does_not(qtbot, world, background):
    people = load_commune(world.clock.now().date()).staff
    head = next(p for p in people if p.role is Role.SUPERVISOR)
    world.desk.add_staff(head.full_name, head.role, head.pin)
    training = replace(world.desk, settings=replace(world.desk.settings, training=True))

    learning = shown(qtbot, SignInView(training, background))
    real = shown(qtbot, SignInView(world.desk, background))

    assert f"PIN {head.pin}" in learning.choose.staff.item(0).text()
    assert learning.choose.training.isVisible()
    assert head.pin not in real.choose.staff.item(0).text()
    assert not real.choose.training.isVisible()


def test_nothing_on_the_sign_in_lies_over_anything_else(qtbot, world, background):
    for person in load_commune(world.clock.now().date()).staff:
        supervisor = StaffMember("", "", Role.SUPERVISOR)
        world.desk.add_staff(person.full_name, person.role, person.pin, supervisor)
    training = replace(world.desk, settings=replace(world.desk.settings, training=True))
    view = shown(qtbot, SignInView(training, background))
    view.resize(1366, 748)
    qtbot.waitUntil(lambda: view.width() == 1366)

    column = view.choose.layout()
    places = [column.itemAt(n).geometry() for n in range(column.count())]
    assert all(one.bottom() < other.top() for one, other in pairwise(places))
    assert view.choose.staff.geometry().height() == view.choose.staff.maximumHeight()
