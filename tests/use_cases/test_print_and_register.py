from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.errors import DeviceError, RuleError
from app.domain.register import Queue
from app.domain.staff import Role
from app.domain.status import ProcessingStatus
from app.ports import PrintState
from tests.use_cases.steps import issue_birth


def kinds(world, dossier):
    return [event.kind for event in world.desk.open_dossier(dossier.id).history]


def test_a_receipt_is_printed_and_its_repeat_is_marked(world):
    dossier = issue_birth(world).dossier

    world.desk.print_receipt(dossier.id, "lan")
    world.desk.print_receipt(dossier.id, "lan")

    assert world.printer.titles == ["H99.01-261120-0001.pdf", "H99.01-261120-0001-in-lai-1.pdf"]
    assert kinds(world, dossier) == ["received", "printed", "printed"]


def test_a_printer_that_refuses_changes_nothing_and_can_be_tried_again(world):
    dossier = issue_birth(world).dossier
    world.printer.fails = "printer.stopped"

    with pytest.raises(DeviceError, match=r"printer\.stopped"):
        world.desk.print_receipt(dossier.id, "lan")

    assert world.desk.open_dossier(dossier.id).dossier == dossier
    world.printer.fails = ""
    world.desk.print_receipt(dossier.id, "lan")
    assert world.printer.titles == ["H99.01-261120-0001.pdf"]


def test_a_print_known_to_have_failed_does_not_make_the_next_one_a_reprint(world):
    dossier = issue_birth(world).dossier
    world.printer.end = PrintState.FAILED
    job = world.desk.print_receipt(dossier.id, "lan")
    assert world.desk.print_state(job, dossier.id) is PrintState.FAILED
    assert world.desk.print_state(job, dossier.id) is PrintState.FAILED

    world.desk.print_receipt(dossier.id, "lan")

    assert world.printer.titles == ["H99.01-261120-0001.pdf", "H99.01-261120-0001.pdf"]
    assert kinds(world, dossier) == ["received", "printed", "print_failed", "printed"]


def test_a_receipt_numbered_but_not_known_to_be_printed_is_listed(world):
    printed, unprinted = issue_birth(world).dossier, issue_birth(world).dossier
    world.desk.print_receipt(printed.id, "lan")

    assert [row.id for row in world.desk.unprinted_receipts()] == [unprinted.id]


@pytest.mark.slow
@pytest.mark.parametrize("query", ["nguyen thi mau", "MAU", "khai sinh", "038192", "261120-0001", "mẫu ngu"])
def test_a_dossier_is_found_without_tones_by_name_number_procedure_or_code(world, query):
    dossier = issue_birth(world).dossier

    assert [row.id for row in world.desk.list_register(Queue.ALL, query)] == [dossier.id]


def test_a_scanned_code_finds_its_dossier_in_any_queue(world):
    dossier = issue_birth(world).dossier

    assert [r.id for r in world.desk.list_register(Queue.LATE, "H99.01-261120-0001")] == [dossier.id]
    assert world.desk.list_register(Queue.LATE, "mau") == ()


def test_the_queues_are_counted(world):
    issue_birth(world)

    counts = world.desk.count_queues()

    assert counts[Queue.ALL] == counts[Queue.TODAY] == counts[Queue.WAITING_TO_SEND] == 1
    assert counts[Queue.DUE_SOON] == 1
    assert counts[Queue.LATE] == 0


def test_a_dossier_past_its_due_time_is_late_until_it_is_resolved(world):
    dossier = issue_birth(world).dossier
    world.clock.moment += timedelta(days=1)
    assert world.desk.count_queues()[Queue.LATE] == 1

    world.desk.change_status(dossier.id, ProcessingStatus.RESOLVED, "lan")

    counts = world.desk.count_queues()
    assert (counts[Queue.LATE], counts[Queue.TO_RETURN]) == (0, 1)


def test_a_change_the_rules_do_not_know_is_refused(world):
    dossier = issue_birth(world).dossier

    with pytest.raises(RuleError, match=r"dossier\.transition"):
        world.desk.change_status(dossier.id, ProcessingStatus.RETURNED, "lan")


def test_stopping_a_dossier_needs_a_reason_and_is_told_to_the_province(world):
    dossier = issue_birth(world).dossier
    with pytest.raises(RuleError, match=r"dossier\.reason_owed"):
        world.desk.change_status(dossier.id, ProcessingStatus.STOPPED, "lan", "  ")

    world.desk.change_status(dossier.id, ProcessingStatus.STOPPED, "lan", "Người nộp xin rút")

    assert kinds(world, dossier) == ["received", "status_changed"]
    assert [row.kind for row in world.desk.open_dossier(dossier.id).sending] == ["received", "status_changed"]


def test_the_person_is_known_the_next_time(world):
    dossier = issue_birth(world).dossier

    known = world.desk.find_person("038192000016")

    assert known.person.residence == "Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa"
    assert [row.id for row in known.dossiers] == [dossier.id]
    assert world.desk.find_person("001099000000") is None


def test_the_first_member_of_staff_is_a_supervisor_and_adds_the_others(world):
    head = world.desk.add_staff("Phạm Thị Trưởng", Role.CLERK, "2468")
    world.desk.add_staff("Lê Văn Cán Bộ", Role.CLERK, "1357", head)

    assert head.role is Role.SUPERVISOR
    assert world.desk.sign_in(head.id, "2468") == head
    with pytest.raises(RuleError, match=r"staff\.not_allowed"):
        world.desk.add_staff("Người Lạ", Role.CLERK, "1111")
    with pytest.raises(RuleError, match=r"staff\.weak_pin"):
        world.desk.add_staff("Lê Thị Mới", Role.CLERK, "12ab", head)


def test_five_wrong_pins_lock_a_member_for_five_minutes_even_over_a_restart(world):
    head = world.desk.add_staff("Phạm Thị Trưởng", Role.CLERK, "2468")
    left = []
    for _ in range(5):
        with pytest.raises(RuleError) as caught:
            world.desk.sign_in(head.id, "0000")
        left.append(caught.value.facts.get("left"))
    assert left == [4, 3, 2, 1, None]

    again = world.again()
    with pytest.raises(RuleError, match=r"staff\.locked"):
        again.desk.sign_in(head.id, "2468")
    again.clock.moment += timedelta(minutes=5)
    assert again.desk.sign_in(head.id, "2468") == head
