"""The signed summary on a receipt proves itself, and nothing altered ever does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.seal import SealedSummary
from app.exchange.seal import PREFIX, DeskKey, seal, verify_text
from app.messages import known_codes

HANOI = timezone(timedelta(hours=7))
SUMMARY = SealedSummary(
    code="H99.01-261120-0001",
    procedure="1.001193",
    received_at=datetime(2026, 11, 20, 9, 41, tzinfo=HANOI),
    due_at=datetime(2026, 11, 26, 17, 0, tzinfo=HANOI),
    desk="1",
    initials="NTM",
    pages=4,
)
KEY = DeskKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
TRUSTED = {KEY.key_id: KEY.public}
SEALED = seal(SUMMARY, KEY)
LINK = f"https://dichvucong.example.gov.vn/tra-cuu?ma_ho_so=H99.01-261120-0001#s={SEALED}"


@pytest.mark.parametrize("text", [SEALED, LINK, f"  {LINK}\r\n"])
def test_what_the_desk_signed_is_found_valid_alone_and_in_its_link(text: str) -> None:
    found = verify_text(text, TRUSTED)

    assert found.valid
    assert found.reason == "seal.valid"
    assert found.summary == SUMMARY
    assert (found.code, found.desk, found.issued_at) == ("H99.01-261120-0001", "1", SUMMARY.received_at)


def test_the_summary_is_short_enough_for_a_small_qr() -> None:
    assert len(SEALED) < 170


@settings(deadline=None)
@given(at=st.integers(0, len(SEALED) - 1), letter=st.characters(exclude_categories=("Cs",)))
def test_any_changed_character_makes_it_invalid(at: int, letter: str) -> None:
    changed = SEALED[:at] + letter + SEALED[at + 1 :]

    assert verify_text(changed, TRUSTED).valid == (changed.strip() == SEALED)


@settings(deadline=None)
@given(at=st.integers(0, len(SEALED) - 1))
def test_any_lost_character_makes_it_invalid(at: int) -> None:
    assert not verify_text(SEALED[:at] + SEALED[at + 1 :], TRUSTED).valid


@settings(deadline=None)
@given(
    code=st.from_regex(r"[HG][0-9]{2}\.[0-9]{2}-[0-9]{6}-[0-9]{4,7}", fullmatch=True),
    initials=st.text("ABCDEĐGHKLMNOPQRSTUVXY", max_size=8),
    pages=st.integers(0, 60_000),
    due=st.none() | st.integers(1, 10_000).map(lambda h: SUMMARY.received_at + timedelta(hours=h)),
)
def test_whatever_the_desk_signs_it_can_read_back(
    code: str, initials: str, pages: int, due: datetime | None
) -> None:
    summary = replace(SUMMARY, code=code, initials=initials, pages=pages, due_at=due)

    assert verify_text(seal(summary, KEY), TRUSTED).summary == summary


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_whatsoever_breaks_the_checking(text: str) -> None:
    assert not verify_text(text, TRUSTED).valid
    assert not verify_text(PREFIX + text, TRUSTED).valid
    assert not verify_text(f"https://x/?ma_ho_so={text}#s={text}", TRUSTED).valid


def test_another_code_in_the_link_is_told_apart_from_the_signed_one() -> None:
    found = verify_text(LINK.replace("0001#", "0002#"), TRUSTED)

    assert not found.valid
    assert found.reason == "seal.code_differs"
    assert found.code == "H99.01-261120-0001"


def test_a_desk_we_do_not_know_is_neither_right_nor_wrong() -> None:
    found = verify_text(SEALED, {})

    assert not found.valid
    assert found.reason == "seal.unknown_key"
    assert found.key_id == KEY.key_id


def test_a_key_that_only_claims_the_name_of_ours_is_refused() -> None:
    stranger = DeskKey(Ed25519PrivateKey.from_private_bytes(bytes(32)))

    assert verify_text(SEALED, {KEY.key_id: stranger.public}).reason == "seal.bad_signature"


def test_a_signature_over_the_bare_bytes_is_not_a_receipt() -> None:
    class Careless:
        key_id = KEY.key_id

        def sign(self, message: bytes) -> bytes:
            return KEY.sign(message.partition(b"\0")[2])

    assert verify_text(seal(SUMMARY, Careless()), TRUSTED).reason == "seal.bad_signature"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("H99.01-261120-0001", "seal.not_ours"),
        ("038192000016||NGUYEN THI MAU|05031992|Nữ|Thôn 1|01012022", "seal.not_ours"),
        ("https://dichvucong.example.gov.vn/tra-cuu?ma_ho_so=H99.01-261120-0001", "seal.not_ours"),
        ("", "seal.not_ours"),
        ("http://[broken#s=x", "seal.not_ours"),
        (SEALED[:-40], "seal.damaged"),
        (SEALED[:40], "seal.damaged"),
        (PREFIX, "seal.damaged"),
        (SEALED + "!", "seal.damaged"),
    ],
)
def test_other_texts_are_named_for_what_they_are(text: str, reason: str) -> None:
    found = verify_text(text, TRUSTED)

    assert not found.valid
    assert found.reason == reason


def test_the_sealed_text_and_its_link_name_nobody(tmp_path: Path) -> None:
    assert "038192" not in LINK
    assert "Mẫu" not in LINK


def test_every_finding_has_words_in_both_languages() -> None:
    findings = {
        f"seal.{name}"
        for name in (
            "valid",
            "unknown_key",
            "bad_signature",
            "code_differs",
            "not_ours",
            "damaged",
            "no_code",
        )
    }

    assert findings <= known_codes("vi")
    assert findings <= known_codes("en")
