"""Every reply of the far side and what the desk makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.errors import LineError, RuleError
from app.messages import explain, known_codes
from sync.gateway.certificate import create_self_signed
from sync.https import HttpsProvince, LineAddress
from sync.replies import Reply, refusal_of
from tests.fakes.line_samples import MORNING
from tests.fakes.local_gateway import local_gateway
from tests.fakes.strange_server import strange_server

JSON = "application/problem+json"


def gateway_says(status: int, retry_after: str = "", **told: str) -> Reply:
    return Reply(status, True, JSON, retry_after, json.dumps(told).encode())


def stranger_says(status: int, body: str = "<html>", content_type: str = "text/html") -> Reply:
    return Reply(status, False, content_type, "", body.encode())


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "line.not_allowed"),
        (403, "line.not_allowed"),
        (408, "line.busy"),
        (425, "line.busy"),
        (429, "line.busy"),
        (503, "line.busy"),
        (500, "line.server"),
        (502, "line.server"),
        (504, "line.server"),
        (426, "line.too_old"),
        (400, "line.unexpected"),
        (404, "line.unexpected"),
        (302, "line.unexpected"),
    ],
)
def test_the_queue_stays_as_it_is_when_the_gateway_says(status: int, code: str) -> None:
    error = refusal_of(gateway_says(status))

    assert isinstance(error, LineError)
    assert error.code == code


@pytest.mark.parametrize("status", [409, 413, 422])
def test_one_dossier_is_set_aside_when_the_gateway_says(status: int) -> None:
    error = refusal_of(gateway_says(status, reason="Thủ tục đã hết hiệu lực."))

    assert isinstance(error, RuleError)
    assert error.code == "province.refused"
    assert error.facts["reason"] == "Thủ tục đã hết hiệu lực."


@pytest.mark.parametrize("status", [200, 201, 301, 302, 401, 403, 404, 409, 413, 422, 500, 502, 503, 511])
def test_nothing_a_stranger_says_can_confirm_or_refuse_a_dossier(status: int) -> None:
    assert isinstance(refusal_of(stranger_says(status)), LineError)


@pytest.mark.parametrize("status", [200, 409, 422])
def test_json_without_the_mark_is_a_stranger_too(status: int) -> None:
    assert isinstance(refusal_of(stranger_says(status, "{}", "application/json")), LineError)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b"\xff", b"[" * 100_000])
def test_a_marked_yes_that_is_no_json_object_is_no_yes(body: bytes) -> None:
    assert isinstance(refusal_of(Reply(200, True, "application/json", "", body)), LineError)


@pytest.mark.parametrize(("told", "kept"), [("120", 120), ("999999", 3600), ("", 1), ("soon", 1), ("٣", 1)])
def test_the_wait_the_province_asks_for_is_kept_within_an_hour(told: str, kept: int) -> None:
    error = refusal_of(gateway_says(503, retry_after=told))

    assert error is not None
    assert error.facts["wait_seconds"] == kept


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Dang nhap Wi-Fi</html>", "line.portal"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://wifi.example/\r\nContent-Length: 0\r\n\r\n", "line.portal"),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "line.server"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "line.cut"),
        (b"", "line.cut"),
        (
            b"HTTP/1.1 200 OK\r\nQuay-Mot-Cua: gateway/1\r\nContent-Type: application/json\r\n\r\n"
            b'{"agency":"H99.01","server_time":"2026-11-20T08:30:15+07:00","proof":"00"}',
            "line.unproven",
        ),
    ],
)
def test_somebody_else_on_the_line_is_recognised_at_the_greeting(answer: bytes, code: str) -> None:
    with strange_server(answer) as url:
        line = HttpsProvince(LineAddress(url, "khoa-quay-1"))
        with pytest.raises(LineError) as error:
            line.greet()
        line.close()

    assert error.value.code == code


def test_a_paper_counts_as_held_only_with_the_gateways_proof() -> None:
    answer = (
        b"HTTP/1.1 200 OK\r\nQuay-Mot-Cua: gateway/1\r\nContent-Type: application/json\r\n\r\n"
        b'{"absent":[],"proof":"00"}'
    )
    with strange_server(answer) as url:
        line = HttpsProvince(LineAddress(url, "khoa-quay-1"))
        with pytest.raises(LineError) as error:
            line.absent(["a" * 64])
        line.close()

    assert error.value.code == "line.unproven"


def test_no_cable_is_said_plainly() -> None:
    line = HttpsProvince(LineAddress("http://127.0.0.1:9", "khoa"))

    with pytest.raises(LineError) as error:
        line.greet()

    assert error.value.code == "line.unreachable"
    line.close()


def test_over_tls_the_desk_talks_to_the_gateway_it_was_told_to_trust(tmp_path: Path) -> None:
    from sync.gateway.settings import now

    tls = create_self_signed(tmp_path, now())
    with local_gateway(tmp_path, tls) as running:
        line = HttpsProvince(LineAddress(running.url, "khoa-quay-1", str(tls.cert)))
        assert line.greet().agency == "H99.01"
        line.close()


def test_a_gateway_with_another_certificate_gets_nothing(tmp_path: Path) -> None:
    from sync.gateway.settings import now

    theirs, ours = create_self_signed(tmp_path / "a", now()), create_self_signed(tmp_path / "b", now())
    with local_gateway(tmp_path, theirs) as running:
        line = HttpsProvince(LineAddress(running.url, "khoa-quay-1", str(ours.cert)))
        with pytest.raises(LineError) as error:
            line.greet()
        line.close()

    assert error.value.code == "line.certificate"


def test_a_certificate_that_has_run_out_gets_nothing(tmp_path: Path) -> None:
    old = create_self_signed(tmp_path / "cu", MORNING.replace(year=2020))
    with local_gateway(tmp_path, old) as running:
        line = HttpsProvince(LineAddress(running.url, "khoa-quay-1", str(old.cert)))
        with pytest.raises(LineError) as error:
            line.greet()
        line.close()

    assert error.value.code == "line.certificate"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        (LineAddress("", "khoa"), "line.not_set"),
        (LineAddress("https://tinh.example", ""), "line.not_set"),
        (LineAddress("http://tinh.example", "khoa"), "line.address"),
        (LineAddress("ftp://tinh.example", "khoa"), "line.address"),
        (LineAddress("https://tinh.example", "khoa", "khong-co.pem"), "line.ca_file"),
    ],
)
def test_a_line_that_cannot_be_safe_is_not_opened(address: LineAddress, code: str) -> None:
    with pytest.raises(RuleError) as error:
        HttpsProvince(address)

    assert error.value.code == code


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_failure_of_the_line_has_words(language: str) -> None:
    source = Path("sync").rglob("*.py")
    text = "".join(p.read_text(encoding="utf-8") for p in source)
    said = {w for w in text.split('"') if w.startswith(("line.", "province.", "gateway.")) and " " not in w}
    wire_only = {"gateway.http", "gateway.request", "gateway.sqlite3"}

    assert {w for w in said if w.count(".") == 1} - wire_only <= known_codes(language)


def test_the_words_for_a_refusal_carry_the_provinces_reason() -> None:
    error = refusal_of(gateway_says(422, reason="Thủ tục đã hết hiệu lực."))

    assert error is not None
    assert "Thủ tục đã hết hiệu lực." in explain(error).what
