"""What every province promises the engine; subclass it and give it ``province`` and ``folder`` fixtures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import RuleError
from app.exchange.envelope import dossier_received
from app.ports import Acknowledgement, Province
from tests.fakes.line_samples import event_of, sample


class ProvinceContract:
    def test_it_greets_with_its_agency_and_time(self, province: Province) -> None:
        greeting = province.greet()

        assert greeting.agency == "H99.01"
        assert greeting.server_time.tzinfo is not None

    def test_an_event_is_answered_with_its_id_and_hash(self, province: Province) -> None:
        sent = sample(1).received

        assert province.deliver(sent) == Acknowledgement(sent.id, sent.sha256)

    def test_the_same_event_again_gives_the_same_answer(self, province: Province) -> None:
        sent = sample(1).received

        assert province.deliver(sent) == province.deliver(sent)

    def test_other_content_under_the_same_id_is_refused(self, province: Province) -> None:
        first = sample(1)
        province.deliver(first.received)
        changed = dossier_received(replace(first.dossier, note="khác"), event_of(first.dossier))
        assert changed.id == first.received.id

        with pytest.raises(RuleError) as refusal:
            province.deliver(changed)

        assert refusal.value.code == "province.refused"
        assert refusal.value.facts["reason"]

    def test_files_are_absent_until_they_are_stored(self, province: Province, tmp_path: Path) -> None:
        paper = sample(1, papers=[b"giay khai sinh"])
        (sha256,) = paper.files
        path = tmp_path / "tep"
        path.write_bytes(paper.files[sha256])
        assert province.absent([sha256]) == (sha256,)

        answer = province.upload(sha256, path, "application/pdf")

        assert answer == Acknowledgement(sha256, sha256)
        assert province.absent([sha256]) == ()
        assert province.upload(sha256, path, "application/pdf") == answer

    def test_a_damaged_file_is_never_taken(self, province: Province, tmp_path: Path) -> None:
        (sha256,) = sample(1, papers=[b"giay khai sinh"]).files
        path = tmp_path / "tep"
        path.write_bytes(b"giay khai tu")

        with pytest.raises(RuleError):
            province.upload(sha256, path, "application/pdf")

        assert province.absent([sha256]) == (sha256,)

    def test_a_quiet_feed_is_empty(self, province: Province) -> None:
        assert province.receive(0) == ()
