"""What the screen says of a fee is what the receipt says."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.dossier import FeeDue
from tests.ui.intake.hands import scan_code
from tests.use_cases.world import CARD
from ui.dossier.words import fee_words as told_later
from ui.intake.view import IntakeView
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import fee_words

LOCAL = "Mức cụ thể do HĐND tỉnh quyết định; miễn cho người có công, hộ nghèo, người khuyết tật"


@pytest.mark.parametrize(
    ("fee", "words", "later"),
    [
        (FeeDue(8_000, note="8.000 đồng một bản sao"), "8.000 đ", "8.000 đ"),
        (FeeDue(note=LOCAL), LOCAL, LOCAL),
        (FeeDue(note="Không thu"), "Không thu", "Không thu"),
        (FeeDue(), "miễn phí", "không"),
        (FeeDue(undecided=True), *["theo nghị quyết của HĐND tỉnh"] * 2),
    ],
)
def test_a_fee_without_a_sum_is_told_in_the_words_of_the_receipt(fee: FeeDue, words: str, later: str):
    assert fee_words(fee) == words
    assert told_later(fee) == later


def test_a_fee_the_province_decides_is_never_called_free(view: IntakeView, qtbot: QtBot):
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    view.model.choose_procedure("1.004884")
    qtbot.waitUntil(lambda: view.model.state.preview is not None and bool(view.model.state.preview.procedure))
    assert LOCAL in view.procedure.about.text
    assert "Mức cụ thể do HĐND tỉnh quyết định" in view.foot.due.text
    assert "miễn phí" not in view.procedure.about.text + view.foot.due.text
    qtbot.wait(50)
    assert view.minimumSizeHint().width() <= 1180


def test_the_issued_card_says_the_fee_of_the_receipt(model: IntakeViewModel):
    model.enter_card(CARD)
    model.choose_procedure("1.004884")
    assert model.state.preview is not None
    for requirement in model.state.preview.missing:
        model.type(f"reason.{requirement.key}", "nộp sau")
    model.issue()
    assert model.state.issued is not None
    assert model.state.issued.fee_words == LOCAL
