"""Sample papers for training and for measuring the reader: every kind, drawn exactly for a seed."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from PIL import Image

from app.domain.errors import RuleError
from app.training import certificates, declarations
from app.training.card_paper import the_can_cuoc
from app.training.citizens import Household
from app.training.defects import FLAWLESS, Defects, compressed, moved, scanned
from app.training.drawing import Dots, DrawnField, Filling, Sheet
from app.training.further_papers import FURTHER
from app.training.ink import FAINT, Colour, guilloche
from app.training.sample_paper import A5, WHITE, SamplePaper

BLANK = "mat_sau_trang"
"""The empty back of a declaration; no kind of document."""
TRAINING_DAY = date(2026, 11, 20)
"""The day of the counter when nobody gives one."""

_WATERMARK: Colour = (222, 222, 226)
"""Too pale to count as print: the empty side must stay empty for the scanner, yet marked for people."""
_TYPED, _WRITTEN = Filling.TYPED, Filling.WRITTEN


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """Giấy đã vẽ, as the scanner delivers it.

    Args:
        jpeg: The file, exactly.
        text: What a perfect reader returns: one line per block (a whole paragraph, a label with its
            value, a cell). Seals, signatures and the MẪU TẬP HUẤN marks are not in it.
        fields: Values with their boxes on the scanned picture.
    """

    kind: str
    jpeg: bytes
    text: str
    fields: tuple[DrawnField, ...]
    defects: Defects

    @property
    def image(self) -> Image.Image:
        """The picture in the file."""
        return Image.open(io.BytesIO(self.jpeg)).convert("RGB")


def _blank(sheet: Sheet, home: Household) -> None:
    """The empty back of a declaration whose front shows through."""
    front = Sheet(Image.new("RGB", sheet.image.size, WHITE), sheet.rng, filling=_WRITTEN)
    declarations.to_khai_khai_sinh(front, home)
    ghost = np.asarray(front.image.transpose(Image.Transpose.FLIP_LEFT_RIGHT).reduce(3))
    faint = Image.fromarray((250 - (255 - ghost.astype(np.int16)) // 22).astype(np.uint8))
    sheet.image.paste(faint.resize(sheet.image.size, Image.Resampling.BILINEAR))


PAPERS: tuple[SamplePaper, ...] = (
    SamplePaper("to_khai_khai_sinh", declarations.to_khai_khai_sinh, filling=_WRITTEN),
    SamplePaper("giay_chung_sinh", certificates.giay_chung_sinh, size=A5, filling=_TYPED),
    SamplePaper("giay_chung_nhan_ket_hon", certificates.giay_chung_nhan_ket_hon, tint=(252, 240, 240)),
    SamplePaper("giay_khai_sinh", certificates.giay_khai_sinh, tint=(240, 248, 252)),
    SamplePaper("to_khai_ket_hon", declarations.to_khai_ket_hon, filling=_WRITTEN),
    SamplePaper("giay_xac_nhan_tthn", certificates.giay_xac_nhan_tthn),
    SamplePaper("giay_xac_nhan_cu_tru", certificates.giay_xac_nhan_cu_tru),
    SamplePaper("van_ban_uy_quyen", declarations.van_ban_uy_quyen, filling=_WRITTEN),
    SamplePaper("giay_bao_tu", certificates.giay_bao_tu),
    SamplePaper("to_khai_khai_tu", declarations.to_khai_khai_tu, filling=_WRITTEN),
    SamplePaper("trich_luc_khai_tu", certificates.trich_luc_khai_tu),
    SamplePaper("giay_chung_nhan_qsdd", certificates.giay_chung_nhan_qsdd, tint=(252, 226, 232)),
    SamplePaper("don_dang_ky_ho_kinh_doanh", declarations.don_dang_ky_ho_kinh_doanh, filling=_TYPED),
    SamplePaper(
        "don_de_nghi_xac_dinh_khuyet_tat", declarations.don_de_nghi_xac_dinh_khuyet_tat, filling=_WRITTEN
    ),
    SamplePaper("the_can_cuoc", the_can_cuoc),
    SamplePaper(BLANK, _blank),
)
"""What a trainee scans."""
EVERY_PAPER: tuple[SamplePaper, ...] = (*PAPERS, *FURTHER)
"""All that can be drawn, several looks of some kinds."""


def draw_paper(kind: str, people: Household, seed: int, defects: Defects = FLAWLESS) -> DrawnPaper:
    """Draw one paper and scan it; the same arguments give the same bytes.

    Raises:
        RuleError: ``training.unknown_paper`` for a name that EVERY_PAPER does not hold.
    """
    rng = np.random.default_rng(seed)
    sheet = drawn_sheet(kind, people, rng)
    picture = scanned(sheet.image, defects, rng)
    size = sheet.image.size
    fields = tuple(replace(one, box=moved(one.box, size, defects)) for one in sheet.fields)
    return DrawnPaper(kind, compressed(picture, defects.jpeg_quality), sheet.text, fields, defects)


def drawn_sheet(
    kind: str,
    people: Household,
    rng: np.random.Generator,
    filling: Filling | None = None,
    dots: Dots = Dots(),
) -> Sheet:
    """Return one paper before anybody scans it, at 300 dpi; values as people usually fill them in, or else.

    Raises:
        RuleError: ``training.unknown_paper`` for a name that EVERY_PAPER does not hold.
    """
    paper = next((sample for sample in EVERY_PAPER if sample.name == kind), None)
    if paper is None:
        raise RuleError("training.unknown_paper", kind=kind)
    how = paper.filling if filling is None or paper.filling is Filling.PRINTED else filling
    sheet = Sheet(_stock(paper), rng, how, people.office.place, dots)
    paper.draw(sheet, people)
    sheet.training_mark(_WATERMARK if kind == BLANK else FAINT)
    return sheet


def _stock(paper: SamplePaper) -> Image.Image:
    if paper.tint == WHITE:
        return Image.new("RGB", paper.size, WHITE)
    return Image.fromarray(guilloche(*paper.size, paper.tint))
