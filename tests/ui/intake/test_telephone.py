"""Điện thoại: what is no telephone number is told beside its field and kept as typed; F9 goes there."""

from __future__ import annotations

import pytest

from ui.intake.view_model import IntakeViewModel


@pytest.mark.parametrize(
    "text", ["0912 345 678", "0912.345.678", "02373 852 246", "+84 912 345 678", "", "190012345"]
)
def test_a_telephone_number_is_taken_as_people_write_it(model: IntakeViewModel, text: str):
    model.type("phone", text)
    model.leave("phone")
    assert model.state.wrong == {}
    assert model.state.submitter.phone == text.replace(" ", "").replace(".", "")


@pytest.mark.parametrize("text", ["không có", "0912", "0912 345 678 999", "+84 912 345 678 123 456"])
def test_what_is_no_telephone_number_is_told_beside_the_field_and_kept(model: IntakeViewModel, text: str):
    model.type("full_name", "Lê Văn Khác")
    model.type("phone", text)
    model.leave("phone")
    assert model.state.wrong["phone"].code == "ui.phone"
    assert model.state.typed["phone"] == text
    asked: list[str] = []
    model.attention.connect(asked.append)
    model.issue()
    assert asked == ["phone"]
