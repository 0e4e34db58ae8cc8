from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.codes import DossierCode
from app.domain.status import DeliveryStatus, ProcessingStatus
from app.ports import Acknowledgement, Downlink, Envelope, Outbox
from app.store import dossiers, journal, outbox, records, sending
from app.store.database import Database
from app.store.outbox import StoredOutbox
from app.store.page_files import PageFiles
from tests.contracts.outbox_contract import OutboxContract
from tests.fakes.line_samples import DAY, MORNING, Sample, sample


class DeskQueue:
    """A desk's own database and page folder, filled as receiving a dossier fills them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.samples: dict[int, Sample] = {}
        self.outbox = self._open()

    def _open(self) -> StoredOutbox:
        self.database = Database.open(self.folder / "quay.db")
        return StoredOutbox(self.database, PageFiles(self.folder / "pages"))

    def receive(self, number: int, files: Sequence[bytes] = (), provisional: bool = False) -> Envelope:
        told = self.samples[number] = sample(number, papers=files, provisional=provisional)
        stored = []
        for body in files:
            source = self.folder / hashlib.sha256(body).hexdigest()
            source.write_bytes(body)
            stored.append(self.outbox.page_files.adopt(source))
        with self.database.write() as db:
            for file in stored:
                records.add_file(db, file, "application/pdf", MORNING)
            dossiers.add(db, told.dossier)
            outbox.queue(db, told.received, MORNING)
        return told.received

    def happen(self, number: int, kind: str, **data: object) -> Envelope:
        told = self.samples[number]
        with self.database.write() as db:
            envelope = told.later(kind, outbox.next_sequence(db, told.dossier.id), **data)
            outbox.queue(db, envelope, MORNING)
        return envelope

    def restart(self) -> Outbox:
        self.database.close()
        self.outbox = self._open()
        return self.outbox


@pytest.fixture
def queue(tmp_path: Path):
    desk = DeskQueue(tmp_path)
    yield desk
    desk.database.close()


class TestStoredOutbox(OutboxContract):
    """The desk's real queue keeps the promises every queue makes."""


def history(queue: DeskQueue, number: int) -> list[str]:
    with queue.database.read() as db:
        return [e.kind for e in journal.of_dossier(db, queue.samples[number].dossier.id)]


def dossier(queue: DeskQueue, number: int):
    with queue.database.read() as db:
        return dossiers.get(db, queue.samples[number].dossier.id)


def test_a_status_set_by_the_province_reaches_the_dossier_and_its_history(queue):
    sent = queue.receive(1)

    queue.outbox.apply(Downlink(1, "status_changed", sent.dossier_id, {"status": 4}), MORNING)

    assert dossier(queue, 1).status is ProcessingStatus.PROCESSING
    assert history(queue, 1) == ["status_changed"]


def test_a_status_the_rules_do_not_know_is_kept_in_the_history_and_not_obeyed(queue):
    sent = queue.receive(1)

    queue.outbox.apply(Downlink(1, "status_changed", sent.dossier_id, {"status": 10}), MORNING)

    assert dossier(queue, 1).status is ProcessingStatus.RECEIVED
    assert history(queue, 1) == ["province_status_refused"]


def test_a_damaged_message_from_the_province_is_noted_and_the_feed_moves_on(queue):
    sent = queue.receive(1)

    queue.outbox.apply(Downlink(1, "status_changed", sent.dossier_id, {"status": "chín"}), MORNING)
    queue.outbox.apply(Downlink(2, "status_changed", "khong-co", {"status": 4}), MORNING)

    assert queue.outbox.position() == 2
    assert history(queue, 1) == ["province_message_refused"]


def test_a_provisional_dossier_is_found_by_both_codes_once_the_province_bound_one(queue):
    sent = queue.receive(1, provisional=True)
    printed = str(queue.samples[1].dossier.printed_code)

    queue.outbox.apply(Downlink(1, "code_bound", sent.dossier_id, {"code": "H99.01-261120-8001"}), MORNING)

    with queue.database.read() as db:
        by_new = dossiers.by_code(db, DossierCode("H99.01", DAY, 8001))
        assert str(by_new.printed_code) == printed
        assert dossiers.by_code(db, by_new.printed_code) == by_new
        assert not by_new.provisional


def test_a_second_different_code_for_one_dossier_is_refused_and_the_first_stays(queue):
    sent = queue.receive(1, provisional=True)
    queue.outbox.apply(Downlink(1, "code_bound", sent.dossier_id, {"code": "H99.01-261120-8001"}), MORNING)

    queue.outbox.apply(Downlink(2, "code_bound", sent.dossier_id, {"code": "H99.01-261120-8002"}), MORNING)

    assert str(dossier(queue, 1).code) == "H99.01-261120-8001"
    assert history(queue, 1) == ["code_bound", "province_message_refused"]
    assert queue.outbox.position() == 2


def test_an_acknowledgement_of_other_bytes_confirms_nothing(queue):
    sent = queue.receive(1)

    with pytest.raises(Exception, match=r"province\.wrong_acknowledgement"):
        queue.outbox.accepted(sent.id, Acknowledgement(sent.id, "0" * 64), MORNING)

    assert queue.outbox.counts().confirmed == 0


def test_a_quarantined_dossier_is_sent_again_when_a_person_says_so_and_the_journal_tells_who(queue):
    sent = queue.receive(1)
    queue.outbox.quarantined(sent.id, "Thiếu mã lĩnh vực", MORNING)
    with queue.database.read() as db:
        assert [row.error for row in sending.rows_open(db, 10)] == ["Thiếu mã lĩnh vực"]

    queue.outbox.release(sent.id, "lê văn", MORNING)

    assert [entry.envelope.id for entry in queue.outbox.due(MORNING)] == [sent.id]
    assert history(queue, 1) == ["quarantined", "sent_again"]


def test_a_dossier_the_province_resolved_is_ready_to_be_returned(queue):
    sent = queue.receive(1)

    queue.outbox.apply(Downlink(1, "status_changed", sent.dossier_id, {"status": 9}), MORNING)

    resolved = dossier(queue, 1)
    assert resolved.finished_at == MORNING
    assert resolved.delivery is DeliveryStatus.READY
