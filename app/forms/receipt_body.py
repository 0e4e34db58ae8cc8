"""The parts of Mẫu 01 from top to bottom, each drawn into a flow; ``receipt`` puts them on paper."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.people.person import AT_DESK
from app.domain.receipt import ReceiptContent, lookup_link
from app.domain.status import PaymentStatus
from app.domain.written import dong, written_date, written_moment
from app.forms.flow import Column, Flow, Table, TableStyle
from app.forms.letterhead import LEFT_SHARE, Letterhead, draw_letterhead
from app.forms.marks import code128, qr_code
from app.forms.paper_names import paper_name
from app.forms.sheet import GLUE, BoxMark, Run, Style, wrap
from app.forms.stamps import numbered, reprint_stamp
from app.forms.wording import Wording

DOTS = "…" * 12
"""A line to fill in by hand where the desk knows nothing."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Kiểu chữ of one receipt, all derived from the size of its body."""

    body: Style
    bold: Style
    italic: Style
    title: Style
    cell: Style
    cell_head: Style
    code: Style
    note: Style
    note_bold: Style

    @classmethod
    def of(cls, size: float, leading: float) -> Letters:
        """Return the letters of a receipt whose body is ``size`` points with lines ``leading`` apart."""
        small = round(size * 0.86, 2)
        return cls(
            body=Style("body", "Tinos-Regular", size, leading),
            bold=Style("bold", "Tinos-Bold", size, leading),
            italic=Style("italic", "Tinos-Italic", size, leading),
            title=Style("title", "Tinos-Bold", round(size * 1.22, 2), 1.2),
            cell=Style("cell", "Tinos-Regular", round(size * 0.94, 2), 1.18),
            cell_head=Style("cell-head", "Tinos-Bold", round(size * 0.86, 2), 1.15),
            code=Style("code", "Tinos-Bold", round(size * 1.1, 2), 1.2),
            note=Style("note", "Tinos-Italic", small, 1.18),
            note_bold=Style("note-bold", "Tinos-BoldItalic", small, 1.18),
        )


class ReceiptPainter:
    """One liên of one receipt: the content, its wording, its letters, and the flow it is drawn into."""

    def __init__(self, content: ReceiptContent, words: Wording, letters: Letters, flow: Flow) -> None:
        self._content = content
        self._words = words
        self._letters = letters
        self._flow = flow

    def running_head(self, liên: str) -> None:
        """Say on a further page which receipt and liên it belongs to."""
        flow, note = self._flow, self._letters.note
        words = f"{self._words.label('code')} {self._content.code} - {self._words.say(liên)}"
        flow.sheet.text(flow.left, flow.y, words, note)
        flow.y += note.line_mm
        flow.sheet.rule(flow.left, flow.y + 0.6, flow.left + flow.width, 0.15)
        flow.y += 2

    def head(self, liên: str, qr_size: float) -> None:
        """Draw letterhead, bar code, date, QR, title and liên."""
        content, words, flow = self._content, self._words, self._flow
        office = content.office or content.agency
        superior = content.agency if content.office else content.agency_parent
        country, motto = words.say("motto_country"), words.say("motto")
        size = round(self._letters.body.size * 0.875, 2)
        ends = draw_letterhead(flow, Letterhead(superior, office, country, motto), size)
        below_date = self._place_and_date(ends.right + 0.4)
        self._qr(below_date, qr_size)
        self._bars(ends.left + 0.6)
        self._title(liên)
        flow.y = max(flow.y, below_date + qr_size - 0.5)

    def notes_on_validity(self) -> None:
        """Say in a frame that the number is provisional, or which provisional number it replaced."""
        content, words = self._content, self._words
        if content.provisional:
            phone, url = content.phone or DOTS, _shown_url(content)
            note = words.say("provisional_note", phone=phone, url=url, code=content.code)
            self._framed([Run(note, self._letters.bold.scaled(0.92))])
        elif content.former_code:
            self._framed([Run(words.say("former_code", code=content.former_code), self._letters.body)])

    def person_and_request(self) -> None:
        """Write who hands in what, in the order of the form."""
        content, letters = self._content, self._letters
        phone = f" (điện thoại {content.phone})" if content.phone else ""
        self._entry(
            "office", f"{content.office or content.agency}{phone.replace(' ', GLUE).replace(GLUE, ' ', 1)}"
        )
        self._entry("received_of", content.submitter, letters.bold)
        if content.owner:
            self._entry("owner", content.owner, letters.bold)
        self._entry("address", content.address or DOTS)
        reach = [*self._pair("phone", content.submitter_phone or DOTS)]
        if content.submitter_email:
            label = f"{GLUE * 4}{self._words.label('email')}"
            reach += [Run(label, letters.body), Run(content.submitter_email, letters.body)]
        self._flow.paragraph(reach)
        if content.id_number:
            self._entry("id_number", content.id_number)
        code = f" ({content.procedure})" if content.procedure else ""
        self._entry("request", f"{content.procedure_name}{code}", letters.bold)

    def papers(self) -> None:
        """Draw the table of papers handed in and the list of those still missing."""
        letters, words, flow = self._letters, self._words, self._flow
        flow.paragraph([Run(words.say("papers_heading"), letters.body)], after=0.6)
        number, count, certified = flow.width * 0.075, flow.width * 0.11, flow.width * 0.145
        columns = (
            Column(words.say("column_no"), number, "centre"),
            Column(words.say("column_name"), flow.width - number - 2 * count - certified),
            Column(words.say("column_originals"), count, "centre"),
            Column(words.say("column_certified"), certified, "centre"),
            Column(words.say("column_plain"), count, "centre"),
        )
        Table(flow, columns, TableStyle(letters.cell_head, letters.cell, 0.7)).draw(self._paper_rows())
        flow.y += 1
        self._missing()

    def terms(self) -> None:
        """Write sets, time limit, moments, place of return and fee."""
        content, letters, words = self._content, self._letters, self._words
        sets = f"{content.sets:02d}"
        self._flow.paragraph([Run(words.filled("sets", sets, count=sets), letters.body)])
        self._entry("duration", content.duration or DOTS)
        self._entry("received_at", written_moment(content.received_at))
        due = written_moment(content.due_at) if content.due_at else words.say("due_not_stated")
        self._entry("due_at", due, letters.bold)
        self._entry("return_at", self._return_place())
        self._entry("fee", self._fee_words())

    def signatures(self) -> None:
        """Write the book and leave room for two signatures with the names below, all on one page."""
        letters, words, flow = self._letters, self._words, self._flow
        room = letters.body.size * 1.35
        names = (self._content.submitter_name, self._content.staff)
        half = flow.width / 2 - 2
        name_lines = max(len(wrap([Run(name, letters.bold)], half)) for name in names)
        book = [Run(self._book_words(), letters.body)]
        book_lines = len(wrap(book, flow.width))
        flow.need(room + (2 + name_lines + book_lines) * letters.bold.line_mm + 2)
        flow.paragraph(book, after=2)
        signs = (words.say("submitter_sign"), words.say("receiver_sign"))
        for x, sign, name in zip((flow.left, flow.middle + 2), signs, names, strict=True):
            flow.sheet.text(x + half / 2, flow.y, sign, letters.bold, "centre")
            flow.sheet.text(
                x + half / 2, flow.y + letters.bold.line_mm, words.say("sign_note"), letters.italic, "centre"
            )
            below = flow.y + 2 * letters.bold.line_mm + room
            flow.sheet.paragraph(x, below, half, [Run(name, letters.bold)], "centre")
        flow.y += room + (2 + name_lines) * letters.bold.line_mm

    def footer(self) -> None:
        """Write at the foot of the last page what to bring, where to look up, how to verify."""
        content, words, flow, note = self._content, self._words, self._flow, self._letters.note
        lookup = words.say("lookup_hint", url=_shown_url(content), code=content.code)
        if _shown_url(content) not in lookup:
            lookup = f"{lookup} ({_shown_url(content)})"
        told = words.sentences(
            words.say("footer"),
            lookup if content.lookup_url else "",
            words.say("verify_hint") if content.sealed else "",
            words.say("legal_basis"),
        )
        lines = wrap([Run(told, note)], flow.width)
        tall = len(lines) * note.line_mm + 1.6
        flow.need(tall)
        y = flow.bottom - tall
        flow.sheet.rule(flow.left, y + 0.6, flow.left + flow.width, 0.15)
        flow.sheet.paragraph(flow.left, y + 1.2, flow.width, [Run(told, note)])
        flow.y = flow.bottom

    def _entry(self, key: str, value: str, style: Style | None = None) -> None:
        self._flow.paragraph(self._pair(key, value, style))

    def _pair(self, key: str, value: str, style: Style | None = None) -> list[Run]:
        body = self._letters.body
        return [Run(self._words.label(key), body), Run(value, style or body)]

    def _place_and_date(self, y: float) -> float:
        flow = self._flow
        right = flow.width * (1 - LEFT_SHARE)
        words = f"{self._content.place}, {written_date(self._content.received_at.date())}"
        flow.sheet.text(flow.left + flow.width - right / 2, y, words, self._letters.italic, "centre")
        return y + self._letters.italic.line_mm

    def _bars(self, y: float) -> None:
        flow, letters = self._flow, self._letters
        tall = letters.body.size * 0.82
        width = min(flow.width * 0.5, 76)
        flow.sheet.add(BoxMark(flow.left, y, width, tall, fill=1))
        flow.sheet.add(code128(self._content.code, flow.left, y, width, tall))
        flow.y = flow.sheet.paragraph(
            flow.left,
            y + tall + 0.4,
            width,
            [Run(self._words.label("code"), letters.body), Run(self._content.code, letters.code)],
            "centre",
        )

    def _qr(self, y: float, size: float) -> None:
        flow = self._flow
        right = flow.left + flow.width
        flow.sheet.add(BoxMark(right - size, y, size, size, fill=1))
        flow.sheet.add(qr_code(lookup_link(self._content), right - size, y, size))

    def _title(self, liên: str) -> None:
        flow, letters, words = self._flow, self._letters, self._words
        flow.y += 2
        top = flow.y
        for line in _title_lines(words.say("title").upper()):
            flow.sheet.text(flow.middle, flow.y, line, letters.title, "centre")
            flow.y += letters.title.line_mm
        flow.sheet.text(flow.middle, flow.y, f"({words.say(liên)})", letters.italic, "centre")
        flow.y += letters.italic.line_mm + 1
        if self._content.reprint:
            n = self._content.reprint
            reprint_stamp(flow, top, numbered(words.say("reprint", number=n, n=n), n), letters.note_bold)

    def _framed(self, runs: list[Run]) -> None:
        flow = self._flow
        inner = flow.width - 4
        tall = sum(max(run.style.line_mm for run in line) for line in wrap(runs, inner)) + 2.2
        flow.need(tall)
        flow.sheet.add(BoxMark(flow.left, flow.y, flow.width, tall, 0.35))
        flow.sheet.paragraph(flow.left + 2, flow.y + 1.1, inner, runs)
        flow.y += tall + 1.2

    def _paper_rows(self) -> list[tuple[str, str, str, str, str]]:
        return [
            (
                str(number),
                paper_name(paper, self._words),
                _count(paper.counts.originals),
                _count(paper.counts.certified),
                _count(paper.counts.plain),
            )
            for number, paper in enumerate(self._content.papers, start=1)
        ] or [("", self._words.say("no_papers_yet" if self._content.missing else "no_papers"), "", "", "")]

    def _missing(self) -> None:
        if not self._content.missing:
            return
        letters, words = self._letters, self._words
        self._flow.need(3 * letters.body.line_mm)
        self._flow.paragraph([Run(words.say("missing_heading"), letters.bold)])
        for paper in self._content.missing:
            because = words.optional("missing_reason", reason=paper.reason) or f"({paper.reason})"
            runs = [Run(f"– {paper.name}", letters.body)]
            self._flow.paragraph([*runs, Run(because, letters.italic)] if paper.reason else runs)
        self._flow.y += 0.6

    def _book_words(self) -> str:
        book = self._content.book or "……"
        number = f"{self._content.book_number:02d}" if self._content.book_number else "……"
        return self._words.filled("book", f"{book}/{number}", book=book, number=number)

    def _return_place(self) -> str:
        """Return where the result is collected, or how it is sent and to where."""
        way, to = self._content.return_by, self._content.return_to
        if way == AT_DESK and self._content.office:
            return self._content.office
        sent_to = self._words.optional("return_to", address=to) if to else ""
        return f"{self._words.say(f'return_{way}')} {sent_to}".rstrip()

    def _fee_words(self) -> str:
        fee, paid = self._content.fee, self._content.payment is PaymentStatus.PAID
        if not fee.amount:
            return fee.note or self._words.say("fee_undecided" if fee.undecided else "fee_none")
        state = self._words.say("fee_paid" if paid else "fee_unpaid")
        return f"{dong(fee.amount)} ({state.lower()})"


def _title_lines(title: str) -> tuple[str, ...]:
    """Break the title where a Vietnamese reader pauses: before VÀ, else leave it whole."""
    first, conjunction, rest = title.partition(" VÀ ")
    return (first, f"VÀ {rest}") if conjunction else (title,)


def _count(copies: int) -> str:
    return f"{copies:02d}" if copies else ""


def _shown_url(content: ReceiptContent) -> str:
    """Return the look-up page as a person types it."""
    page = content.lookup_url.partition("#")[0].partition("?")[0]
    return page.removeprefix("https://").removeprefix("http://").rstrip("/")
