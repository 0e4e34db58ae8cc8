"""Papers for the tests: words laid out as on a page, and pages drawn as a scanner would give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from app.domain.papers.document_type import DocumentType
from app.ports import Word

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

HEADER = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
)
BODY = (
    "Căn cứ quy định của pháp luật và theo đề nghị của người có yêu cầu, sau khi xem xét",
    "hồ sơ, tài liệu kèm theo, cơ quan có thẩm quyền ghi nhận các nội dung dưới đây.",
    "Người có yêu cầu chịu trách nhiệm trước pháp luật về những nội dung đã khai.",
    "Nơi cư trú: thôn Trung Tâm, xã Thử Nghiệm, tỉnh Thử Nghiệm. Quốc tịch: Việt Nam.",
    "Thời gian giải quyết theo phiếu hẹn; kết quả được trả tại bộ phận một cửa của xã.",
    "Những giấy tờ nộp kèm được ghi trong danh mục và giao cho người nộp một bản.",
)

TYPES = (
    DocumentType(
        "giay_khai_sinh", "Giấy khai sinh", ("Giấy khai sinh",), ("nơi sinh", "dân tộc", "quê quán")
    ),
    DocumentType("to_khai_khai_sinh", "Tờ khai", ("Tờ khai đăng ký khai sinh",), ("người yêu cầu",)),
    DocumentType("giay_chung_sinh", "Giấy chứng sinh", ("Giấy chứng sinh",), ("cân nặng", "người đỡ đẻ")),
    DocumentType("trich_luc_khai_sinh", "Trích lục khai sinh", ("Trích lục khai sinh",), ("nơi sinh",)),
    DocumentType("giay_ket_hon", "GCN kết hôn", ("Giấy chứng nhận kết hôn",), ("vợ", "chồng")),
    DocumentType("giay_bao_tu", "Giấy báo tử", ("Giấy báo tử",), ("đã chết",)),
    DocumentType("trich_luc_khai_tu", "Trích lục khai tử", ("Trích lục khai tử",), ("đã chết",)),
    DocumentType("xac_nhan_hon_nhan", "XN TTHN", ("Giấy xác nhận tình trạng hôn nhân",), ("hôn nhân",)),
    DocumentType("uy_quyen", "Giấy ủy quyền", ("Giấy ủy quyền",), ("bên được ủy quyền",)),
    DocumentType("ct01", "CT01", ("Tờ khai thay đổi thông tin cư trú",), ("chủ hộ",)),
)


def words_of(lines: Sequence[str], height: int = 30, gap: int = 60) -> tuple[Word, ...]:
    """Lay lines of text out as an engine would report them: one word a box, lines from the top."""
    words: list[Word] = []
    for number, line in enumerate(lines):
        x = 100
        for text in line.split():
            words.append(Word(text, 95.0, x, 100 + gap * number, 16 * len(text), height, number))
            x += 16 * len(text) + 12
    return tuple(words)


def page(*rows: str | Sequence[str], slope: float = 0.0) -> tuple[Word, ...]:
    """Lay rows out; a row of several texts has them side by side, far enough apart to be columns."""
    words: list[Word] = []
    for number, row in enumerate(rows):
        for column, text in enumerate([row] if isinstance(row, str) else row):
            laid = words_of([text])
            words += [replace(w, x=w.x + 800 * column, y=100 + 60 * number, line=number) for w in laid]
    return tuple(replace(w, y=w.y + round(slope * w.x)) for w in words)


def drawn_page(lines: Sequence[str], size: tuple[int, int] = (1240, 1754), point: int = 27) -> Image.Image:
    """Draw a page at 150 dpi: black serif type on white, the first two lines and capitals centred."""
    page = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), point)
    y = 120
    for line in lines:
        width = draw.textlength(line, font=font)
        x = (size[0] - width) / 2 if line in HEADER or line.isupper() else 110
        draw.text((x, y), line, fill="black", font=font)
        y += round(point * 1.7)
    return page


def tilted(page: Image.Image, degrees: float) -> Image.Image:
    """Tilt a page clockwise as a feeder does, the desk showing white."""
    return page.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor="white")


def noise(size: tuple[int, int], seed: int = 7) -> NDArray[np.uint8]:
    """Return what a broken scanner delivers: every dot by chance."""
    return np.random.default_rng(seed).integers(0, 256, size, dtype=np.uint8)
