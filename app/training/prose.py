"""Running text of administrative acts (NĐ 30/2020/NĐ-CP): clauses with values inside, nơi nhận, signer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.training.drawing import LEADING, POINT_MM, BlockKind, Said, text_box
from app.training.form import Form
from app.training.ink import BOLD, ITALIC, SERIF, Type, px

_INDENT = 10.0


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    kind: Type
    said: Said | None = None

    @property
    def glued(self) -> bool:
        """A stop or comma stands at the word before it."""
        return self.text[0] in ",.;:"


def flow(form: Form, *pieces: Said | str, head: str = "") -> None:
    """Print an indented paragraph in which values stand among the words; ``head`` begins it in bold."""
    plain, bold = SERIF.sized(form.size), BOLD.sized(form.size)
    words = [_Word(word, bold) for word in head.split()]
    for piece in pieces:
        if isinstance(piece, Said):
            split = piece.printed.split()
            words += [_Word(w, plain, piece if n == 0 else None) for n, w in enumerate(split)]
        else:
            words += [_Word(word, plain) for word in piece.split()]
    _set(form, words)
    text = "".join(word.text if word.glued else f" {word.text}" for word in words)
    form.sheet.say(text.strip(), BlockKind.PARA)


def _set(form: Form, words: Sequence[_Word]) -> None:
    x, y, right = form.left + _INDENT, form.y, form.left + form.width
    for word in words:
        x -= word.kind.width_mm(" ") if word.glued else 0
        if x + word.kind.width_mm(word.text) > right and not word.glued:
            x, y = form.left, y + form.size * POINT_MM * LEADING
        form.sheet.mark((x, y), word.text, word.kind)
        if word.said is not None and word.said.name:
            left, top, wide, high = text_box((x, y), word.said.printed, word.kind)
            box = left, top, min(wide, px(right) - left), high  # what runs on stands in the next line
            form.sheet.remember(word.said.name, word.said.value or word.said.printed, box)
        x += word.kind.width_mm(f"{word.text} ")
    form.y = y + form.step


def grounds(form: Form, *clauses: str) -> None:
    """Print Căn cứ … in italics, one paragraph each."""
    kind = ITALIC.sized(form.size)
    for clause in clauses:
        below = form.sheet.paragraph((form.left, form.y), form.width, clause, kind, _INDENT)
        form.y = below + form.step * (1 - 1 / form.spread)


def act_title(form: Form, title: str, about: str, by: str = "") -> None:
    """Print kind and subject of an act, a rule under them, and who decides; the subject is a field."""
    sheet, bold = form.sheet, BOLD.sized(form.size + 1)
    with sheet.part(BlockKind.TITLE):
        form.y = sheet.centred(form.middle, form.y, form.width, title, bold)
        top = form.y
        form.y = sheet.centred(form.middle, form.y, form.width * 0.86, about, BOLD.sized(form.size))
        box = text_box((form.left + form.width * 0.07, top), "", bold)
        wide = text_box((form.left + form.width * 0.93, top), "", bold)[0] - box[0]
        high = text_box((0, form.y - top), "", bold)[1] - text_box((0, 0), "", bold)[1]
        sheet.remember("subject", about, (box[0], box[1], wide, high))
        sheet.rule(form.middle - 18, form.y - 2.6, form.middle + 18, form.y - 2.6)
        if by:
            form.y = sheet.centred(form.middle, form.y + 4, form.width, by, BOLD.sized(form.size))
    form.gap(0.6)


def ordered(form: Form, word: str) -> None:
    """Print QUYẾT ĐỊNH: or XÁC NHẬN: in the middle before what is decided."""
    with form.sheet.part(BlockKind.TITLE):
        form.sheet.write((form.middle, form.y), word, BOLD.sized(form.size), "m")
    form.gap(1.1)


def addressed(form: Form, *to: str) -> None:
    """Print Kính gửi with one addressee in line or several under each other."""
    kind = SERIF.sized(form.size)
    first = f"Kính gửi: {to[0]}" if len(to) == 1 else "Kính gửi:"
    with form.sheet.part(BlockKind.HEADER):
        form.sheet.write((form.middle, form.y), first, kind, "m")
        for number, one in enumerate(to if len(to) > 1 else (), 1):
            end = ";" if number < len(to) else "."
            form.sheet.write(
                (form.left + form.width * 0.38, form.y + form.step * number), f"- {one}{end}", kind
            )
    form.gap(1.3 + (len(to) if len(to) > 1 else 0))


def issued(form: Form, receivers: Sequence[str], role: str, name: str, seal: str) -> None:
    """Print Nơi nhận at the left and the signer of the agency with its seal at the right."""
    small, y = form.size - 2, form.y + form.step
    with form.sheet.part(BlockKind.SIGN):
        form.sheet.write((form.left, y), "Nơi nhận:", Type("Tinos-BoldItalic", small))
        for line in receivers:
            y += small * POINT_MM * 1.25
            form.sheet.write((form.left, y), f"- {line}", SERIF.sized(small - 1))
    form.signers(("", ""), (role, name), seal=seal)
