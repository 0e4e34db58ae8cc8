"""What an error may say: never a citizen's number."""

import pytest

from app.domain.errors import CallError, ExitCode, RuleError


@pytest.mark.parametrize(
    "fact",
    ["038192000016", "cccd038192000016.jpg", "/quet/038192000016/trang 1.png", "171000016", "0912345678"],
)
def test_a_citizens_number_in_a_fact_is_hidden(fact):
    error = RuleError("file.damaged", file=fact)

    assert not any(number in str(error.facts) for number in ("038192000016", "171000016", "0912345678"))
    assert "…" in str(error)


@pytest.mark.parametrize(
    "fact",
    [
        "H99.01-261120-0001",
        "TAM-1-261120-001",
        "000.00.00.G15-KQ003204",
        "1.001193",
        "0192fa3b4c5d",
        "01234567890a",
        "0" * 63 + "e",
        "0192fa3b-4c5d-7abc-8def-000000000001".replace("000000000001", "00000000000a"),
    ],
)
def test_codes_and_hashes_stay_readable(fact):
    assert RuleError("dossier.unknown", what=fact).facts == {"what": fact}


def test_facts_that_are_no_text_stay_as_they_are():
    assert RuleError("file.too_large", bytes=123456789012).facts == {"bytes": 123456789012}


def test_a_wrong_call_ends_with_two():
    assert CallError("call.pair", word="x").exit_code == ExitCode.WRONG_CALL == 2
