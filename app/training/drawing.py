"""A sheet of paper in millimetres that remembers every word and field put on it, for exact scoring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, StrEnum

import numpy as np
from PIL import Image, ImageDraw

from app.training.ink import (
    BLACK,
    BLUE,
    DPI,
    FAINT,
    HAND,
    RED,
    SERIF,
    Colour,
    Type,
    px,
    seal_mask,
    signature_mask,
    stamp,
)

Box = tuple[int, int, int, int]
LEADING = 1.32
"""Line distance in ems of printed text."""
POINT_MM = 25.4 / 72


class Filling(Enum):
    """How values are put into a form."""

    PRINTED = "printed"  # composed whole by a computer
    TYPED = "typed"  # typed over the dotted leaders of a printed form
    WRITTEN = "written"  # by hand, in blue, over dotted leaders


@dataclass(frozen=True, slots=True)
class Dots:
    """Dòng kẻ chấm: how the leaders of a form lie to the values on them.

    Args:
        drop_mm: How far below the baseline they run; a millimetre clears the tails of letters.
        sign: What is repeated: ".", "…" or ". ".
        under: Whether they run on under the value, as on forms printed before; else they begin after it,
            as a word processor sets them.
    """

    drop_mm: float = 0.5
    sign: str = "."
    under: bool = True


class BlockKind(StrEnum):
    """What a block of text is on its paper; readers err differently in each."""

    HEADER = "header"  # quốc hiệu, agency, number and symbol, place and date
    TITLE = "title"
    PARA = "para"
    LABEL = "label"
    VALUE = "value"  # printed or typed, also over leaders
    TABLE = "table"  # a cell
    SIGN = "sign"  # roles and names of signers
    HAND = "hand"  # written by hand


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands together; ``follows`` when it goes on in the line of the one before."""

    kind: BlockKind
    text: str
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One value as a paper prints it, and what a reader should make of it.

    Args:
        printed: The words on paper.
        name: Field name (``full_name``, ``child_birth_date`` …); "" for words nobody needs as a field.
        value: Normal form: ISO date, bare digits; the printed words when empty.
    """

    printed: str
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class DrawnField:
    """A field on a drawn paper: its normal value and its box (x, y, width, height) in pixels."""

    name: str
    value: str
    box: Box
    handwritten: bool = False


@dataclass(slots=True)
class Sheet:
    """Tờ giấy being drawn; positions are millimetres from the top left, y is the baseline of text.

    Args:
        rng: Decides everything irregular: pen jitter, where the seal falls, the signature.
        filling: How values get onto the paper.
        place: Where papers are dated.
        dots: How leaders lie to the values on them.
    """

    image: Image.Image
    rng: np.random.Generator
    filling: Filling = Filling.PRINTED
    place: str = "Thử Nghiệm"
    dots: Dots = Dots()
    blocks: list[Block] = field(default_factory=list)
    fields: list[DrawnField] = field(default_factory=list)
    _part: BlockKind = BlockKind.PARA

    @property
    def by_hand(self) -> bool:
        """Whether values are written by hand."""
        return self.filling is Filling.WRITTEN

    @property
    def leaders(self) -> bool:
        """Whether values stand on dotted leaders."""
        return self.filling is not Filling.PRINTED

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        """The drawing tool of this sheet."""
        return ImageDraw.Draw(self.image)

    @property
    def width(self) -> float:
        """Width in millimetres."""
        return self.image.width * 25.4 / DPI

    @property
    def height(self) -> float:
        """Height in millimetres."""
        return self.image.height * 25.4 / DPI

    @property
    def text(self) -> str:
        """What a perfect reader returns: one line per block, values in the line of their label."""
        return "".join((" " if block.follows else "\n") + block.text for block in self.blocks)[1:]

    @contextmanager
    def part(self, kind: BlockKind) -> Iterator[None]:
        """What is written inside belongs to one part of the paper."""
        before, self._part = self._part, kind
        yield
        self._part = before

    def say(self, text: str, kind: BlockKind | None = None, *, follows: bool = False) -> None:
        """Note a block of text; without a kind it is of the part being written."""
        if text:
            self.blocks.append(Block(kind or self._part, text, follows and bool(self.blocks)))

    def say_value(self, text: str, *, follows: bool = False) -> None:
        """Note a value, which may be written by hand."""
        self.say(text, BlockKind.HAND if self.by_hand else BlockKind.VALUE, follows=follows)

    def mark(self, at: tuple[float, float], text: str, kind: Type = SERIF, anchor: str = "l") -> None:
        """Print words that a reader need not return (marks, numbers on the rim)."""
        self.pen.text((px(at[0]), px(at[1])), text, fill=kind.colour, font=kind.face, anchor=f"{anchor}s")

    def write(
        self,
        at: tuple[float, float],
        text: str,
        kind: Type = SERIF,
        anchor: str = "l",
        block: BlockKind | None = None,
    ) -> None:
        """Print one line; ``anchor`` is l, m or r for where ``at`` lies."""
        self.mark(at, text, kind, anchor)
        self.say(text, block)

    def paragraph(
        self, at: tuple[float, float], width: float, text: str, kind: Type = SERIF, indent: float = 0
    ) -> float:
        """Print wrapped text as one block; return the baseline below it."""
        x, y = at
        for index, line in enumerate(wrapped(text, kind, width, indent)):
            self.mark((x + (indent if index == 0 else 0), y), line, kind)
            y += kind.size * POINT_MM * LEADING
        self.say(text)
        return y

    def centred(self, x: float, y: float, width: float, text: str, kind: Type = SERIF) -> float:
        """Print wrapped text centred on x as one block; return the baseline below it."""
        for line in wrapped(text, kind, width):
            self.mark((x, y), line, kind, "m")
            y += kind.size * POINT_MM * 1.22
        self.say(text)
        return y

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a straight printed line."""
        self.pen.line((px(x1), px(y1), px(x2), px(y2)), fill=BLACK, width=3)

    def frame(self, at: tuple[float, float], size: tuple[float, float]) -> None:
        """Draw a thin upright rectangle."""
        (x, y), (wide, high) = at, size
        self.pen.rectangle((px(x), px(y), px(x + wide), px(y + high)), outline=BLACK, width=2)

    def leader(self, x: float, y: float, width: float, kind: Type) -> None:
        """Print a dotted leader of a given width."""
        count = max(0, int(width / kind.width_mm(self.dots.sign)))
        self.mark((x, y + self.dots.drop_mm), self.dots.sign * count, kind.coloured((60, 60, 64)))

    def leader_from(self, said: Said, kind: Type) -> float:
        """Return how far after the beginning of a value its leader begins."""
        return 0.0 if self.dots.under else self.value_width(said, kind) + 1.5

    def fill_in(self, at: tuple[float, float], said: Said, kind: Type = SERIF) -> None:
        """Put one value on the paper, by hand or typed, and remember it as a field."""
        chosen = self.value_type(kind)
        (self._by_hand if self.by_hand else self.mark)(at, said.printed, chosen)
        if said.name:
            self.remember(said.name, said.value or said.printed, text_box(at, said.printed, chosen))

    def remember(self, name: str, value: str, box: Box) -> None:
        """Note a field and where it stands."""
        self.fields.append(DrawnField(name, value, box, self.by_hand))

    def value_type(self, kind: Type) -> Type:
        """Return what a value is set in beside labels of a type: a pen writes larger."""
        return HAND.sized(kind.size + 3) if self.by_hand else kind

    def value_width(self, said: Said, kind: Type) -> float:
        """Return how wide a value will run."""
        return self.value_type(kind).width_mm(said.printed)

    def seal(self, x: float, y: float, rim: str, foot: str = "TẬP HUẤN") -> None:
        """Press the round red seal (centre x, y) a little off true, over whatever is there."""
        mask = seal_mask(rim.upper(), foot, "MẪU").rotate(
            float(self.rng.uniform(-14, 14)), Image.Resampling.BICUBIC
        )
        dx, dy = self.rng.uniform(-1.5, 1.5, 2)
        stamp(self.image, mask, (px(x + dx) - mask.width // 2, px(y + dy) - mask.height // 2), RED)

    def sign(self, x: float, y: float) -> None:
        """Scribble a signature centred on x, y."""
        mask = signature_mask(self.rng)
        stamp(self.image, mask, (px(x) - mask.width // 2, px(y) - mask.height // 2), BLUE)

    def training_mark(self, colour: Colour = FAINT) -> None:
        """Print MẪU TẬP HUẤN along the foot of the paper, small and on every sample."""
        words = "MẪU TẬP HUẤN · người, số và dấu trên giấy này đều do phần mềm đặt ra, không có giá trị"
        self.mark((self.width / 2, self.height - 5), words, Type("Arimo-Regular", 6.5, colour), "m")

    def _by_hand(self, at: tuple[float, float], text: str, kind: Type) -> None:
        x, y = at
        slope = float(self.rng.normal(0, 0.003))
        for word in text.split():
            lift = float(self.rng.normal(0, 0.13)) + slope * (x - at[0])
            self.mark((x, y + lift), word, kind)
            x += kind.width_mm(word + " ")


def text_box(at: tuple[float, float], text: str, kind: Type) -> Box:
    """Return the box round a line of text: accents above capitals and descenders are in it."""
    height = round(kind.size * DPI / 72)
    return px(at[0]), px(at[1]) - height, px(kind.width_mm(text)), round(height * 1.3)


def wrapped(text: str, kind: Type, width: float, indent: float = 0) -> list[str]:
    """Break text into lines no wider than ``width`` millimetres, the first shorter by ``indent``."""
    lines: list[str] = []
    line, room = "", width - indent
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and kind.width_mm(longer) > room:
            lines.append(line)
            line, room = word, width
        else:
            line = longer
    return [*lines, line]
