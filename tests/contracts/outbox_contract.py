"""What every outbox promises; subclass it, give it a ``queue`` fixture, and name the class Test….

class TestStoreOutbox(OutboxContract):
    @pytest.fixture
    def queue(self, tmp_path): return MyQueue(tmp_path)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from app.domain.status import SyncStatus
from app.ports import Acknowledgement, Downlink, Envelope, Outbox
from tests.fakes.line_samples import MORNING


class Queue(Protocol):
    """How a test fills an outbox."""

    outbox: Outbox

    def receive(self, number: int, files: Sequence[bytes] = ()) -> Envelope:
        """Receive dossier ``number`` with these files and return its queued ``received`` event."""
        ...

    def happen(self, number: int, kind: str, **data: object) -> Envelope:
        """Queue the next event of a dossier received before."""
        ...

    def restart(self) -> Outbox:
        """Close the program, open it again, and return its outbox."""
        ...


def acked(envelope: Envelope) -> Acknowledgement:
    return Acknowledgement(envelope.id, envelope.sha256)


def waiting_ids(outbox: Outbox, limit: int = 20) -> list[str]:
    return [entry.envelope.id for entry in outbox.due(MORNING, limit)]


class OutboxContract:
    def test_a_queued_event_is_due_with_its_very_bytes(self, queue: Queue) -> None:
        sent = queue.receive(1, [b"giay khai sinh"])

        (entry,) = queue.outbox.due(MORNING)

        assert entry.envelope == sent
        assert (entry.attempts, entry.next_at, entry.accepted) == (0, None, False)
        assert entry.files_left == sent.files

    def test_an_event_without_files_is_confirmed_when_the_province_holds_it(self, queue: Queue) -> None:
        sent = queue.receive(1)

        queue.outbox.accepted(sent.id, acked(sent), MORNING)

        assert waiting_ids(queue.outbox) == []
        assert queue.outbox.status_of(sent.dossier_id) is SyncStatus.CONFIRMED
        assert queue.outbox.counts().last_confirmed_at == MORNING

    def test_a_dossier_is_confirmed_only_with_its_last_file(self, queue: Queue) -> None:
        sent = queue.receive(1, [b"to khai", b"giay chung sinh"])
        queue.outbox.accepted(sent.id, acked(sent), MORNING)
        queue.outbox.file_stored(sent.id, sent.files[0], MORNING)

        (entry,) = queue.outbox.due(MORNING)
        assert entry.accepted
        assert entry.files_left == sent.files[1:]
        assert queue.outbox.status_of(sent.dossier_id) is SyncStatus.WAITING

        queue.outbox.file_stored(sent.id, sent.files[1], MORNING)
        assert waiting_ids(queue.outbox) == []
        assert queue.outbox.status_of(sent.dossier_id) is SyncStatus.CONFIRMED

    def test_telling_the_same_success_twice_changes_nothing(self, queue: Queue) -> None:
        sent = queue.receive(1, [b"to khai"])
        for _ in range(2):
            queue.outbox.accepted(sent.id, acked(sent), MORNING)
        for _ in range(2):
            queue.outbox.file_stored(sent.id, sent.files[0], MORNING)

        assert queue.outbox.counts().confirmed == 1
        assert queue.outbox.counts().waiting == 0

    def test_of_one_dossier_only_the_lowest_unfinished_event_is_due(self, queue: Queue) -> None:
        first = queue.receive(1, [b"to khai"])
        second = queue.happen(1, "printed")
        assert waiting_ids(queue.outbox) == [first.id]

        queue.outbox.accepted(first.id, acked(first), MORNING)
        assert waiting_ids(queue.outbox) == [first.id]

        queue.outbox.file_stored(first.id, first.files[0], MORNING)
        assert waiting_ids(queue.outbox) == [second.id]

    def test_a_postponed_event_is_due_again_at_its_time(self, queue: Queue) -> None:
        sent = queue.receive(1)
        later = MORNING + timedelta(seconds=40)

        queue.outbox.postponed(sent.id, "line.timeout", later)

        assert waiting_ids(queue.outbox) == []
        (entry,) = queue.outbox.due(later)
        assert (entry.attempts, entry.next_at) == (1, later)
        assert queue.outbox.status_of(sent.dossier_id) is SyncStatus.WAITING

    def test_a_refused_dossier_holds_back_only_itself(self, queue: Queue) -> None:
        refused = queue.receive(1)
        queue.happen(1, "printed")
        healthy = queue.receive(2)

        queue.outbox.quarantined(refused.id, "Thủ tục đã hết hiệu lực", MORNING)

        assert waiting_ids(queue.outbox) == [healthy.id]
        assert queue.outbox.status_of(refused.dossier_id) is SyncStatus.QUARANTINED
        assert queue.outbox.status_of(healthy.dossier_id) is SyncStatus.WAITING

    def test_the_counts_add_up_to_every_dossier_queued(self, queue: Queue) -> None:
        confirmed, refused, waiting = queue.receive(1), queue.receive(2), queue.receive(3, [b"12345"])
        queue.outbox.accepted(confirmed.id, acked(confirmed), MORNING)
        queue.outbox.quarantined(refused.id, "sai mã thủ tục", MORNING)

        counts = queue.outbox.counts()

        assert (counts.confirmed, counts.quarantined, counts.waiting) == (1, 1, 1)
        assert counts.waiting_files == len(waiting.files) == 1
        assert counts.waiting_bytes == 5

    def test_the_limit_bounds_how_many_are_due(self, queue: Queue) -> None:
        for number in range(1, 6):
            queue.receive(number)

        assert len(queue.outbox.due(MORNING, limit=3)) == 3

    def test_everything_is_remembered_over_a_restart(self, queue: Queue) -> None:
        done, half, refused = queue.receive(1), queue.receive(2, [b"a", b"b"]), queue.receive(3)
        queue.outbox.accepted(done.id, acked(done), MORNING)
        queue.outbox.accepted(half.id, acked(half), MORNING)
        queue.outbox.file_stored(half.id, half.files[0], MORNING)
        queue.outbox.quarantined(refused.id, "sai", MORNING)

        again = queue.restart()

        (entry,) = again.due(MORNING)
        assert (entry.envelope, entry.accepted, entry.files_left) == (half, True, half.files[1:])
        assert again.status_of(done.dossier_id) is SyncStatus.CONFIRMED
        assert again.status_of(refused.dossier_id) is SyncStatus.QUARANTINED

    def test_a_stored_file_can_be_read_back(self, queue: Queue) -> None:
        sent = queue.receive(1, [b"giay khai sinh"])

        path, mime = queue.outbox.file_path(sent.files[0])

        assert path.read_bytes() == b"giay khai sinh"
        assert "/" in mime

    def test_a_message_from_the_province_moves_the_position_once(self, queue: Queue) -> None:
        sent = queue.receive(1)
        message = Downlink(1, "status_changed", sent.dossier_id, {"status": 4, "by": "Tỉnh", "note": ""})
        assert queue.outbox.position() == 0

        queue.outbox.apply(message, MORNING)
        queue.outbox.apply(message, MORNING)

        assert queue.outbox.position() == 1
        assert queue.restart().position() == 1

    def test_a_message_of_an_unknown_kind_is_passed_over_without_stopping(self, queue: Queue) -> None:
        queue.outbox.apply(Downlink(1, "something_new", "", {"x": 1}), MORNING)

        assert queue.outbox.position() == 1
