"""A page encoded while the clerk looks elsewhere is bound as if it were encoded at the end."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.errors import RuleError
from app.ports import BoundPage
from ocr.binder import PdfBinder
from ocr.encoding.kept import keep, kept
from ocr.encoding.page import encode
from ocr.engine import PageReader
from tests.ocr.papers import BODY, HEADER, drawn_page

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.fixture
def page(tmp_path: Path) -> BoundPage:
    path = tmp_path / "trang.png"
    drawn_page(HEADER + BODY).save(path, dpi=(200, 200))
    return BoundPage(path, 0, 200)


def bound(binder: PdfBinder, page: BoundPage, out: Path) -> bytes:
    binder.bind([page], out, "Tờ khai", AT)
    return out.read_bytes()


def test_a_kept_page_is_the_page_that_was_encoded(page: BoundPage, tmp_path: Path) -> None:
    stored = encode(page.image, page.dpi)
    keep(stored, tmp_path / "san" / "trang.json")
    assert kept(tmp_path / "san" / "trang.json") == stored


@pytest.mark.parametrize("content", [b"", b"{", b'{"form": 1}', b'{"form": 0}', b"[]"])
def test_a_kept_page_that_is_damaged_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "trang.json").write_bytes(content)
    assert kept(tmp_path / "trang.json") is None


@pytest.mark.slow
def test_a_page_prepared_in_a_child_is_bound_the_same_and_leaves_nothing(
    page: BoundPage, tmp_path: Path
) -> None:
    plain = bound(PdfBinder(), page, tmp_path / "a.pdf")
    ahead = tmp_path / "san"
    with PageReader(workers=1) as reader:
        binder = PdfBinder(reader.encode, ahead)
        binder.prepare(page)
        assert len(list(ahead.iterdir())) == 1
        assert bound(binder, page, tmp_path / "b.pdf") == plain
        assert list(ahead.iterdir()) == []
        assert bound(binder, page, tmp_path / "c.pdf") == plain  # nobody had prepared it


@pytest.mark.slow
def test_a_page_that_cannot_be_decoded_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "hong.png").write_bytes(b"no picture")
    with PageReader(workers=1) as reader, pytest.raises(RuleError, match=r"file\."):
        PdfBinder(reader.encode, tmp_path / "san").prepare(BoundPage(tmp_path / "hong.png", 0, 200))
