"""The smaller calls (`read`, `log`, `separators`, `ruler`): each gives its document."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from app.domain.errors import CallError
from app.domain.scanning.file_check import shown_name
from app.durable import disk_error
from app.ports import PageReading
from app.training.ruler import SQUARE_MM, write_ruler
from app.use_cases.desk import Desk

Document = dict[str, object]


def read(desk: Desk, args: argparse.Namespace) -> Document:
    """Read every page of every file.

    Raises:
        RuleError: ``file.*`` naming the first file that is not acceptable.
        DeviceError: ``reader.*``.
    """
    pages: list[Document] = []
    for path in args.files:
        for number, (picture, kept) in enumerate(_pictures(desk, path), start=1):
            try:
                pages.append(_page(path, number, desk.edges.reader.read(picture)))
            finally:
                if not kept:
                    picture.unlink(missing_ok=True)
    return {"pages": pages}


def tell_read(told: Document) -> str:
    """Return the reading in words."""
    pages = told["pages"]
    assert isinstance(pages, list)
    return "\n\n".join(
        f"== {p['file']} trang {p['page']}: {p['kind'] or 'không rõ loại'} "
        f"(điểm {p['score']}, tin cậy {p['confidence']}, xoay {p['rotation']}°)\n{p['text']}{_fields(p)}"
        for p in pages
    )


def _fields(page: Document) -> str:
    fields = page["fields"]
    assert isinstance(fields, list)
    lines = [f"  {f['name']}: {f['value']} (tin cậy {f['confidence']})" for f in fields]
    return "\n".join(["\n-- Giá trị đọc được", *lines]) if lines else ""


def log(desk: Desk, args: argparse.Namespace) -> Document:
    """Make the daily log as a PDF.

    Raises:
        CallError: ``call.date``, or ``call.ending`` when the file is not to be a PDF.
        StorageError: ``disk.*``.
    """
    try:
        day = date.fromisoformat(args.date)
    except ValueError:
        raise CallError("call.date", text=args.date[:20]) from None
    _only_pdf(args.out)
    out = desk.make_daily_log(day, args.out)
    return {"date": day.isoformat(), "out": str(out)}


def separators(desk: Desk, args: argparse.Namespace) -> Document:
    """Make the separator sheets of a procedure, or the one plain sheet, as a PDF.

    Raises:
        CallError: ``call.ending`` when the file is not to be a PDF.
        RuleError: ``catalogue.*`` for a procedure nobody knows.
        StorageError: ``disk.*``.
    """
    _only_pdf(args.out)
    sheets = desk.draw_separators(args.procedure, args.out)
    return {"procedure": args.procedure, "sheets": sheets, "out": str(args.out)}


def ruler(_: Desk, args: argparse.Namespace) -> Document:
    """Draw the ruler page, which tells whether printer, scanner and PDF keep true size.

    Raises:
        CallError: ``call.ending`` when the file is not to be a PDF.
        StorageError: ``disk.*``.
    """
    _only_pdf(args.out)
    try:
        write_ruler(args.out)
    except OSError as error:
        raise disk_error(error, shown_name(args.out)) from None
    return {"out": str(args.out), "square_mm": SQUARE_MM}


def _only_pdf(out: Path) -> None:
    if out.suffix.lower() != ".pdf":
        raise CallError("call.ending", file=out.name)


def tell_flat(told: Document) -> str:
    """Return a small document as one ``name: value`` line each."""
    return "\n".join(f"{name}: {value}" for name, value in told.items())


def _pictures(desk: Desk, path: Path) -> list[tuple[Path, bool]]:
    """Return the pictures of a file, each with whether it must be kept (the file itself)."""
    if path.suffix.lower() != ".pdf":
        return [(path, True)]
    work = desk.folder.root / "work"
    work.mkdir(parents=True, exist_ok=True)
    return [(sheet.path, False) for sheet in desk.edges.render_pdf(path, work)]


def _page(path: Path, number: int, reading: PageReading) -> Document:
    return {
        "file": str(path),
        "page": number,
        "text": reading.text,
        "confidence": round(reading.confidence, 1),
        "rotation": reading.rotation,
        "kind": reading.suggestion.kind,
        "score": round(reading.suggestion.score, 3),
        "seconds": round(reading.seconds, 2),
        "fields": [
            {
                "name": f.name,
                "value": f.value,
                "confidence": round(f.confidence, 1),
                "box": list(f.box),
                "source": f.source,
                "doubts": list(f.doubts),
            }
            for f in reading.fields
        ],
    }
