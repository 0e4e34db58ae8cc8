"""NHẬT KÝ NGÀY: the A4 landscape paper a supervisor signs at closing, with counts that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from app.domain.daily_log import DailyLog, DailyLogRow, DailyLogTotals, daily_log_totals
from app.domain.procedure import Channel
from app.domain.status import SyncStatus
from app.domain.written import dong, grouped, short_date, written_date, written_moment
from app.forms.flow import Column, Flow, Margins, Table, TableStyle
from app.forms.letterhead import Letterhead, draw_letterhead
from app.forms.pdf import write_pdf
from app.forms.sheet import GLUE, Align, Run, Sheet, Style, TraceLine, trace_of
from app.forms.stamps import page_numbers, training_strip
from app.forms.wording import Wording

BODY = Style("body", "Tinos-Regular", 11, 1.3)
BOLD = Style("bold", "Tinos-Bold", 11, 1.3)
ITALIC = Style("italic", "Tinos-Italic", 11, 1.3)
TITLE = Style("title", "Tinos-Bold", 15, 1.2)
TABLE = TableStyle(Style("cell-head", "Tinos-Bold", 9.5, 1.15), Style("cell", "Tinos-Regular", 10, 1.17))
TOTAL = TableStyle(Style("total", "Tinos-Bold", 10, 1.17), Style("total", "Tinos-Bold", 10, 1.17))
NOTE = Style("note", "Tinos-Italic", 9)

_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("column_no", 9, "centre"),
    ("column_received", 12, "centre"),
    ("column_code", 40, "left"),
    ("column_request", 54, "left"),
    ("column_submitter", 38, "left"),
    ("column_papers", 12, "right"),
    ("column_pages", 14, "right"),
    ("column_fee", 18, "right"),
    ("column_due", 21, "centre"),
    ("column_sync", 29, "centre"),
    ("clerk", 28, "left"),
)
"""Key of the heading, width in millimetres, and how the cells are aligned."""

_SIGNATURES_MM = 32.0
_MARGINS = Margins(left=12, right=10, top=11, bottom=11)
_CHANNELS = {
    Channel.DIRECT: "channel_direct",
    Channel.ONLINE: "channel_online",
    Channel.POST: "channel_post",
}


def draw_daily_log(log: DailyLog, wording: Mapping[str, str], out: Path) -> tuple[TraceLine, ...]:
    """Write the log of a day as a PDF; ``out`` is whole or absent. Returns every text with its place.

    Raises:
        RuleError: ``form.wording`` when the pack lacks a word of form ``daily_log``.
        StorageError: ``font.missing`` or ``disk.*``.
    """
    words = Wording(wording)
    sheet = Sheet(297, 210)
    flow = Flow(sheet, _MARGINS, lambda flow: _begin_page(flow, log, words))
    _begin_page(flow, log, words)
    _head(flow, log, words)
    totals = daily_log_totals(log.rows)
    _rows(flow, log, words, totals)
    _summary(flow, words, totals)
    _signatures(flow, log, words)
    page_numbers(sheet, flow.left + flow.width, NOTE)
    write_pdf(sheet.pages, out, f"{words.say('title')} {log.day.isoformat()}")
    return trace_of(sheet.pages)


def _begin_page(flow: Flow, log: DailyLog, words: Wording) -> None:
    if log.training:
        training_strip(flow, words.say("training"), BODY.size)
    if len(flow.sheet.pages) > 1:
        told = f"{words.say('title')} - {_day_words(log, words)} - {log.desk}"
        flow.sheet.text(flow.left, flow.y, told, NOTE)
        flow.y += NOTE.line_mm + 1


def _head(flow: Flow, log: DailyLog, words: Wording) -> None:
    superior, agency = (log.agency, log.office) if log.office else (log.agency_parent, log.agency)
    head = Letterhead(superior, agency, words.say("motto_country"), words.say("motto"))
    draw_letterhead(flow, head, 11.5)
    flow.y += 2
    flow.sheet.text(flow.middle, flow.y, words.say("title").upper(), TITLE, "centre")
    flow.y += TITLE.line_mm
    moment = f"{words.label('printed_at')} {written_moment(log.printed_at)}"
    told = f"{_day_words(log, words)} - {log.desk} ({moment})"
    flow.sheet.text(flow.middle, flow.y, told, ITALIC, "centre")
    flow.y += ITALIC.line_mm + 2


def _rows(flow: Flow, log: DailyLog, words: Wording, totals: DailyLogTotals) -> None:
    columns = [Column(words.say(key), width, align) for key, width, align in _COLUMNS]
    if not log.rows:
        flow.paragraph([Run(words.say("empty"), ITALIC)], "centre", after=2)
        return
    Table(flow, columns, TABLE).draw([_row(n, row, words) for n, row in enumerate(log.rows, start=1)])
    _total_row(flow, columns, words, totals)


def _row(number: int, row: DailyLogRow, words: Wording) -> tuple[str, ...]:
    marks = [words.say("provisional_mark")] if row.provisional else []
    marks += [words.say("incomplete_mark", count=row.missing)] if row.missing else []
    marks += [words.say("reused_mark", count=row.reused)] if row.reused else []
    return (
        str(number),
        f"{row.received_at:%H:%M}",
        f"{row.code} ({', '.join(marks).replace(' ', GLUE)})" if marks else row.code,
        row.procedure_name,
        row.submitter,
        str(row.papers),
        str(row.pages),
        words.say("fee_undecided") if row.undecided else grouped(row.fee),
        short_date(row.due_at.date()) if row.due_at else "",
        words.say(f"sync_{SyncStatus(row.sync).value}"),
        row.clerk,
    )


def _total_row(flow: Flow, columns: list[Column], words: Wording, totals: DailyLogTotals) -> None:
    """Close the table: one wide cell for the words, then the sums under their columns."""
    spans = ((0, 5), (5, 6), (6, 7), (7, 8), (8, 11))
    cells = [Column("", sum(c.width for c in columns[a:b]), columns[a].align) for a, b in spans]
    sums = (words.say("total"), str(totals.papers), str(totals.pages), grouped(totals.fees), "")
    Table(flow, cells, TOTAL).draw_rows([sums])
    flow.y += 2


def _papers(words: Wording, totals: DailyLogTotals) -> str:
    """Every paper of the day; those of the store bring no page of this day, so they are told apart."""
    if not totals.reused:
        return grouped(totals.papers)
    new = totals.papers - totals.reused
    return words.say(
        "papers_sum", all=grouped(totals.papers), new=grouped(new), reused=grouped(totals.reused)
    )


def _fees(words: Wording, totals: DailyLogTotals) -> str:
    """Return the sum, and how many dossiers are not in it because nobody here knows their fee."""
    more = words.say("total_undecided", count=totals.undecided) if totals.undecided else ""
    return f"{dong(totals.fees)} ({more})" if more else dong(totals.fees)


def _summary(flow: Flow, words: Wording, totals: DailyLogTotals) -> None:
    """Write the sums as sentences; the first is the identity a supervisor can check with a pencil."""
    flow.need(4 * BODY.line_mm + _SIGNATURES_MM)  # nobody signs an empty page
    parts = (
        ("total_confirmed", totals.confirmed),
        ("total_waiting", totals.waiting),
        ("total_quarantined", totals.quarantined),
    )
    told = " + ".join(f"{count} {words.say(key).lower()}" for key, count in parts)
    _line(flow, words.label("total_received"), f"{totals.received} = {told}")
    if totals.received:
        channels = ((words.say(_CHANNELS[channel]), count) for channel, count in totals.by_channel)
        _line(flow, words.label("by_channel"), _listed(channels))
        _line(flow, words.label("by_clerk"), _listed(totals.by_clerk))
    counts = (
        ("total_fee", _fees(words, totals)),
        ("total_papers", _papers(words, totals)),
        ("total_pages", grouped(totals.pages)),
        (
            "total_reused",
            words.say("reused_count", papers=grouped(totals.reused), dossiers=totals.with_reuse),
        ),
        ("total_provisional", grouped(totals.provisional)),
        ("total_incomplete", grouped(totals.incomplete)),
    )
    flow.paragraph([run for key, count in counts for run in _counted(words, key, count)])


def _signatures(flow: Flow, log: DailyLog, words: Wording) -> None:
    flow.need(_SIGNATURES_MM)
    flow.y += 2
    half = flow.width / 2
    left, right = flow.left + half / 2, flow.left + half * 1.5
    place = f"{log.place}, " if log.place else ""
    flow.sheet.text(right, flow.y, f"{place}{written_date(log.printed_at.date())}", ITALIC, "centre")
    flow.y += ITALIC.line_mm
    for x, sign in ((left, "clerk_sign"), (right, "leader_sign")):
        flow.sheet.text(x, flow.y, words.say(sign), BOLD, "centre")
        flow.sheet.text(x, flow.y + BOLD.line_mm, words.say("sign_note"), ITALIC, "centre")
    flow.y += 2 * BOLD.line_mm + 15


def _day_words(log: DailyLog, words: Wording) -> str:
    return words.filled("day", short_date(log.day), day=short_date(log.day))


def _counted(words: Wording, key: str, count: str) -> tuple[Run, Run]:
    return Run(words.label(key), BODY), Run(f"{count};" if key != "total_incomplete" else count, BOLD)


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return "; ".join(f"{name} {count}" for name, count in counts)


def _line(flow: Flow, label: str, value: str) -> None:
    flow.paragraph([Run(label, BODY), Run(value, BOLD)])
