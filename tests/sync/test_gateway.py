"""What the province's gateway does with what desks tell it, over real sockets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from app.domain.codes import DeskRange
from app.domain.errors import RuleError
from app.exchange.envelope import dossier_received
from sync.engine import run_once
from sync.gateway.settings import GatewaySettings
from sync.https import HttpsProvince
from tests.fakes.line_samples import CITIZEN_NUMBER, Sample, SteppingClock, event_of, sample
from tests.fakes.local_gateway import LocalGateway, local_gateway
from tests.fakes.memory_outbox import MemoryOutbox
from tests.sync.conftest import put


@pytest.fixture
def officer(gateway: LocalGateway) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=gateway.url, headers={"Authorization": "Bearer khoa-tinh"}) as client:
        yield client


@pytest.fixture
def desk(gateway: LocalGateway) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=gateway.url, headers={"Authorization": "Bearer khoa-quay-1"}) as client:
        yield client


def headers_of(envelope) -> dict[str, str]:
    return {"Idempotency-Key": envelope.id, "Content-SHA256": envelope.sha256}


@pytest.mark.parametrize("each", [5, pytest.param(50, marks=pytest.mark.slow)])
def test_every_dossier_of_two_desks_arrives_exactly_once(
    gateway: LocalGateway, officer: httpx2.Client, tmp_path: Path, clock: SteppingClock, each: int
) -> None:
    samples = {1: [sample(n, "1", [b"to khai %d" % n]) for n in range(1, each + 1)]}
    samples[2] = [sample(n, "2", [b"to khai %d" % n]) for n in range(1001, 1001 + each)]
    for number, dossiers in samples.items():
        folder = tmp_path / f"quay-{number}"
        folder.mkdir()
        outbox = MemoryOutbox(folder)
        put(outbox, *dossiers)
        line = gateway.line(number)
        report = run_once(outbox, line, clock)
        line.close()
        assert (report.confirmed, report.counts.waiting) == (each, 0)

    records = [officer.get(f"/v1/dossiers/{s.dossier.code}").json() for s in samples[1] + samples[2]]

    assert {r["id"] for r in records} == {s.dossier.id for s in samples[1] + samples[2]}
    assert all(len(r["events"]) == 1 and r["files_missing"] == [] for r in records)
    assert [e["sha256"] for r in records for e in r["events"]] == [
        s.received.sha256 for s in samples[1] + samples[2]
    ]


def test_the_record_shows_events_files_and_the_national_message(
    line: HttpsProvince, officer: httpx2.Client, outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    one = sample(7, papers=[b"giay chung sinh"])
    put(outbox, one)
    outbox.queue(one.later("status_changed", 2, status=4))
    run_once(outbox, line, clock)

    record = officer.get("/v1/dossiers/H99.01-261120-0007").json()

    (sha256,) = one.files
    assert [e["kind"] for e in record["events"]] == ["received", "status_changed"]
    assert record["files"] == [{"sha256": sha256, "bytes": 15, "mime": "application/pdf", "stored": True}]
    assert record["status"] == 4
    national = record["national"]["message"]
    assert (national["MaHoSo"], national["TrangThaiHoSo"]) == ("H99.01-261120-0007", "4")
    assert national["TaiLieuNop"][0]["DuongDanTaiTepTin"].endswith(sha256)
    assert "TaiKhoanDuocXacThucVoiVNeID" in record["national"]["left_out"]


def test_a_dossier_may_arrive_before_its_papers(line: HttpsProvince, officer: httpx2.Client) -> None:
    one = sample(1, papers=[b"giay chung sinh"])

    line.deliver(one.received)

    assert officer.get(f"/v1/dossiers/{one.dossier.code}").json()["files_missing"] == list(one.files)


def test_the_same_event_is_answered_with_the_very_same_bytes(desk: httpx2.Client) -> None:
    sent = sample(1).received

    answers = [desk.post("/v1/events", content=sent.body, headers=headers_of(sent)) for _ in range(3)]

    assert [a.status_code for a in answers] == [200, 200, 200]
    assert len({a.content for a in answers}) == 1


def test_other_content_for_the_same_place_of_a_history_is_an_alarm(line: HttpsProvince) -> None:
    one = sample(1)
    line.deliver(one.received)
    forked = replace(event_of(one.dossier), id="0190b0a0-0000-7000-8000-000000000001")

    with pytest.raises(RuleError) as refusal:
        line.deliver(dossier_received(replace(one.dossier, note="khác"), forked))

    assert refusal.value.facts["code"] == "gateway.different_content"


def test_a_dossier_the_contract_would_not_take_is_refused_in_vietnamese(
    line: HttpsProvince, officer: httpx2.Client
) -> None:
    wrong = replace(sample(1).dossier, procedure="khai sinh")

    with pytest.raises(RuleError) as refusal:
        line.deliver(dossier_received(wrong, event_of(wrong)))

    assert "MaTTHC" in str(refusal.value.facts["reason"])
    assert "không đúng mẫu" in str(refusal.value.facts["reason"])
    assert officer.get(f"/v1/dossiers/{wrong.code}").status_code == 404


def test_a_provisional_dossier_gets_a_code_from_the_provinces_own_range(
    line: HttpsProvince, officer: httpx2.Client
) -> None:
    one = sample(5, provisional=True)

    line.deliver(one.received)

    (message,) = line.receive(0)
    assert (message.kind, message.dossier_id) == ("code_bound", one.dossier.id)
    assert message.data == {"code": "H99.01-261120-8000", "printed_code": "TAM-1-261120-005"}
    record = officer.get("/v1/dossiers/TAM-1-261120-005").json()
    assert record["code"] == "H99.01-261120-8000"
    assert record["national"]["message"]["SoBienNhan"] == "TAM-1-261120-005"


def test_a_code_in_use_is_passed_over_when_binding(line: HttpsProvince) -> None:
    line.deliver(sample(8000).received)

    line.deliver(sample(5, provisional=True).received)

    assert line.receive(0)[0].data["code"] == "H99.01-261120-8001"


def test_when_the_range_is_used_up_the_dossier_is_kept_and_bound_after_more_numbers_came(
    tmp_path: Path,
) -> None:
    one, two = sample(1, provisional=True), sample(2, provisional=True)
    small = GatewaySettings(tmp_path, numbers=DeskRange(8000, 8000))
    with local_gateway(tmp_path, settings=small) as running:
        line = running.line()
        line.deliver(one.received)
        line.deliver(two.received)
        assert [m.dossier_id for m in line.receive(0)] == [one.dossier.id]
        line.close()

    with local_gateway(tmp_path, settings=replace(small, numbers=DeskRange(8000, 8999))) as running:
        line = running.line()
        assert [m.data["code"] for m in line.receive(1)] == ["H99.01-261120-8001"]
        line.close()


def test_a_code_printed_twice_is_reported_to_both_desks_and_neither_dossier_is_lost(
    gateway: LocalGateway, officer: httpx2.Client
) -> None:
    first, second = sample(1, "1"), sample(1, "2")
    second = Sample(replace(second.dossier, id="0190b0a0-0000-7000-8000-000000000002"))
    one, two = gateway.line(1), gateway.line(2)

    one.deliver(first.received)
    two.deliver(second.received)

    assert [m.kind for m in one.receive(0)] == ["code_collided"]
    (told,) = two.receive(0)
    assert (told.kind, told.data["other_dossier_id"]) == ("code_collided", first.dossier.id)
    record = officer.get(f"/v1/dossiers/{first.dossier.code}").json()
    assert record["id"] == first.dossier.id
    assert record["collided_with"] == [second.dossier.id]
    one.close()
    two.close()


def test_a_status_set_by_the_province_reaches_only_the_desk_of_the_dossier(
    gateway: LocalGateway, officer: httpx2.Client
) -> None:
    one, two = gateway.line(1), gateway.line(2)
    mine = sample(1)
    one.deliver(mine.received)

    told = officer.post(f"/v1/dossiers/{mine.dossier.code}/status", json={"status": 4, "by": "Lê Văn Cán Bộ"})

    assert told.json() == {"position": 1}
    (message,) = one.receive(0)
    assert (message.kind, message.data["status"], message.data["by"]) == (
        "status_changed",
        4,
        "Lê Văn Cán Bộ",
    )
    assert two.receive(0) == ()
    one.close()
    two.close()


def test_a_status_the_rules_do_not_know_is_refused(line: HttpsProvince, officer: httpx2.Client) -> None:
    one = sample(1)
    line.deliver(one.received)

    refused = officer.post(f"/v1/dossiers/{one.dossier.code}/status", json={"status": 10, "by": "x"})

    assert refused.status_code == 422
    assert refused.json()["code"] == "dossier.transition"
    assert line.receive(0) == ()


def test_the_feed_has_no_gaps_and_can_be_read_in_pieces(line: HttpsProvince) -> None:
    for number in range(1, 8):
        line.deliver(sample(number, provisional=True).received)

    assert [m.position for m in line.receive(0)] == [1, 2, 3, 4, 5, 6, 7]
    assert [m.position for m in line.receive(2, limit=3)] == [3, 4, 5]


def test_a_desk_may_not_set_statuses(line: HttpsProvince, desk: httpx2.Client) -> None:
    one = sample(1)
    line.deliver(one.received)

    assert (
        desk.post(f"/v1/dossiers/{one.dossier.code}/status", json={"status": 4, "by": "x"}).status_code == 403
    )


def test_another_agencys_dossier_and_papers_do_not_exist_for_a_desk(
    gateway: LocalGateway, line: HttpsProvince, outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    one = sample(1, papers=[b"giay chung sinh"])
    put(outbox, one)
    run_once(outbox, line, clock)
    (sha256,) = one.files
    with httpx2.Client(base_url=gateway.url, headers={"Authorization": "Bearer khoa-xa-khac"}) as stranger:
        assert stranger.get(f"/v1/dossiers/{one.dossier.code}").status_code == 404
        assert stranger.get(f"/v1/files/{sha256}").status_code == 404


def test_a_stored_paper_can_be_fetched_by_the_province(
    line: HttpsProvince, officer: httpx2.Client, outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    one = sample(1, papers=[b"giay chung sinh"])
    put(outbox, one)
    run_once(outbox, line, clock)

    fetched = officer.get(f"/v1/files/{next(iter(one.files))}")

    assert (fetched.content, fetched.headers["content-type"]) == (b"giay chung sinh", "application/pdf")


def test_a_paper_lost_from_the_provinces_disk_is_asked_for_again(
    gateway: LocalGateway, line: HttpsProvince, outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    one = sample(1, papers=[b"giay chung sinh"])
    put(outbox, one)
    run_once(outbox, line, clock)
    (sha256,) = one.files
    assert line.absent([sha256]) == ()

    gateway.gateway.contents.path_of(sha256).unlink()

    assert line.absent([sha256]) == (sha256,)


@pytest.mark.parametrize("key", ["", "sai", "khoa-quay-1 "])
def test_without_the_right_key_nothing_is_told(gateway: LocalGateway, key: str) -> None:
    headers = {"Authorization": f"Bearer {key}x"} if key else {}
    with httpx2.Client(base_url=gateway.url, headers=headers) as nobody:
        answers = [nobody.get(p) for p in ("/v1/ping", "/v1/feed", "/v1/dossiers/H99.01-261120-0001")]

    assert {a.status_code for a in answers} == {401}


def test_health_needs_no_key_and_tells_nothing_but_health(gateway: LocalGateway) -> None:
    assert httpx2.get(f"{gateway.url}/v1/health").json() == {"gateway": "gateway/1", "database": "ok"}


def test_every_answer_bears_the_mark_even_for_unknown_pages(gateway: LocalGateway) -> None:
    answers = [httpx2.get(f"{gateway.url}{path}") for path in ("/", "/v1/health", "/v1/files/abc")]

    assert {a.headers["quay-mot-cua"] for a in answers} == {"gateway/1"}
    assert all("json" in a.headers["content-type"] for a in answers)


def test_a_file_whose_bytes_have_another_hash_leaves_nothing_behind(
    gateway: LocalGateway, desk: httpx2.Client
) -> None:
    answer = desk.put(f"/v1/files/{'a' * 64}", content=b"khac")

    assert answer.status_code == 400
    assert [p for p in gateway.gateway.contents.root.rglob("*") if p.is_file()] == []


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    key = {"Authorization": "Bearer khoa-quay-1"}
    place = f"/v1/files/{'a' * 64}"
    small = GatewaySettings(tmp_path, max_file_bytes=10)
    with local_gateway(tmp_path, settings=small) as running, httpx2.Client(base_url=running.url) as desk:
        stated = desk.put(place, headers=key, content=b"12345678901")
        unstated = desk.put(place, headers=key, content=iter([b"123456", b"789012"]))

    assert (stated.status_code, unstated.status_code) == (413, 413)


def test_a_path_cannot_be_named_through_a_hash(desk: httpx2.Client) -> None:
    assert desk.put("/v1/files/..%2F..%2Fetc", content=b"x").status_code in (400, 404)


def test_packs_are_handed_out_once_per_version(tmp_path: Path) -> None:
    packs = tmp_path / "goi"
    packs.mkdir()
    (packs / "thu-tuc.json").write_text('{"ten": "Khai sinh"}', encoding="utf-8")
    with local_gateway(tmp_path, settings=GatewaySettings(tmp_path / "tinh", packs_dir=packs)) as running:
        line = running.line()
        first = line.packs()
        assert first is not None
        assert dict(first.files) == {"thu-tuc.json": b'{"ten": "Khai sinh"}'}
        assert line.packs(first.version) is None

        (packs / "thu-tuc.json").write_text("{}", encoding="utf-8")
        assert line.packs(first.version) is not None
        line.close()


def test_everything_survives_a_restart_of_the_gateway(tmp_path: Path) -> None:
    one = sample(1, provisional=True)
    with local_gateway(tmp_path) as running:
        line = running.line()
        before = line.deliver(one.received)
        line.close()

    with local_gateway(tmp_path) as running:
        line = running.line()
        assert line.deliver(one.received) == before
        assert len(line.receive(0)) == 1
        line.close()


def test_a_key_taken_out_of_the_list_no_longer_opens(tmp_path: Path) -> None:
    with local_gateway(tmp_path) as running:
        service = running.gateway
        assert service.caller("khoa-quay-2").id == "2"
        settings = replace(service.settings, desks=service.settings.desks[:1])

    from sync.gateway.service import Gateway

    reopened = Gateway(settings)
    with pytest.raises(RuleError):
        reopened.caller("khoa-quay-2")
    reopened.close()


def test_the_description_names_every_call_in_both_languages(gateway: LocalGateway) -> None:
    told = json.loads(httpx2.get(f"{gateway.url}/openapi.json").content)

    assert set(told["paths"]) == {
        "/v1/catalogue",
        "/v1/dossiers/{code}",
        "/v1/dossiers/{code}/status",
        "/v1/events",
        "/v1/feed",
        "/v1/files/{sha256}",
        "/v1/files:absent",
        "/v1/health",
        "/v1/ping",
    }
    summaries = [call["summary"] for path in told["paths"].values() for call in path.values()]
    assert all(" / " in summary for summary in summaries)


def test_no_citizens_number_stands_in_a_url_or_a_log(
    line: HttpsProvince, outbox: MemoryOutbox, clock: SteppingClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    one = sample(1, papers=[b"giay chung sinh"])
    put(outbox, one)

    run_once(outbox, line, clock)

    assert CITIZEN_NUMBER.encode() in one.received.body
    assert "/v1/events" in caplog.text
    assert CITIZEN_NUMBER not in caplog.text
