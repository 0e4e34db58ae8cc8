"""One pack file and one folder of packs: read, named and fingerprinted, nothing interpreted yet."""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from app.catalogue.record import Record
from app.domain.errors import RuleError

FILES = (
    "fields.toml",
    "document_types.toml",
    "paper_fields.toml",
    "agencies.toml",
    "holidays.toml",
    "forms.toml",
    "targets.toml",
)
"""Pack files of one folder; each may be absent from a province's folder."""

PROCEDURES = "procedures"
"""Folder of the procedure packs, one file per lĩnh vực."""

DECLARATIONS = "declarations"
"""Folder of the packs of tờ khai, one file per lĩnh vực."""

_HEADER = ("id", "version", "valid_from", "valid_until", "source", "signed", "field", "known_until")


@dataclass(frozen=True, slots=True)
class Pack:
    """Một gói dữ liệu: one file with its header.

    Args:
        file: Name relative to the folder, with forward slashes on every system.
        header: The ``[pack]`` table.
        body: Everything else of the file as one record.
    """

    file: str
    header: Record
    body: Record
    digest: bytes

    @property
    def version(self) -> str:
        """Version the pack gives itself."""
        return self.header.text("version")

    @property
    def valid_from(self) -> date:
        """First day of the pack; records may name a later one."""
        return self.header.required_day("valid_from")


@dataclass(frozen=True, slots=True)
class PackFolder:
    """Một thư mục gói: the packs of the country, or those of one province laid over them."""

    packs: tuple[Pack, ...]

    def procedures(self) -> Iterator[Pack]:
        """Yield the procedure packs in file order."""
        return (p for p in self.packs if p.file.startswith(f"{PROCEDURES}/"))

    def declarations(self) -> tuple[Pack, ...]:
        """Return the packs of tờ khai in file order."""
        return tuple(p for p in self.packs if p.file.startswith(f"{DECLARATIONS}/"))

    def named(self, file: str) -> Pack | None:
        """Return one of FILES, or None when this folder has none."""
        return next((p for p in self.packs if p.file == file), None)


def read_folder(folder: Path) -> PackFolder:
    """Read every pack of a folder.

    Raises:
        RuleError: ``catalogue.missing`` when there is no such folder, ``catalogue.syntax`` for a file that
            is not TOML in UTF-8, ``catalogue.invalid`` for a bad header or a file nobody reads.
    """
    if not folder.is_dir():
        raise RuleError("catalogue.missing", folder=folder.name)
    tops = sorted(folder.glob("*.toml"))
    for path in tops:
        if path.name not in FILES:
            near = get_close_matches(path.name, FILES, n=1)
            told = f"không có gói tên này, có phải “{near[0]}” không?" if near else "không có gói tên này"
            raise Record(path.name, path.name, {}).wrong("", told)
    deeper = (path for name in (PROCEDURES, DECLARATIONS) for path in sorted((folder / name).glob("*.toml")))
    paths = [*tops, *deeper]
    return PackFolder(tuple(read_pack(path, path.relative_to(folder).as_posix()) for path in paths))


def read_pack(path: Path, file: str) -> Pack:
    """Read one pack file; ``file`` is what errors call it.

    Raises:
        RuleError: ``catalogue.syntax`` or ``catalogue.invalid``.
    """
    # Notepad writes a byte-order mark and CRLF; neither may change meaning or fingerprint.
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    try:
        text = unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise RuleError("catalogue.syntax", file=file, detail="tệp không phải UTF-8") from None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError("catalogue.syntax", file=file, detail=str(error)) from None
    if not isinstance(values.get("pack"), dict):
        raise Record(file, file, {}).wrong("pack", "thiếu bảng [pack] ở đầu tệp")
    head = values.pop("pack")
    header = Record(file, str(head.get("id", file)), head, text)
    header.only(_HEADER)
    pack = Pack(file, header, Record(file, file, values, text), hashlib.sha256(raw).digest())
    _ = header.text("id"), pack.version, pack.valid_from  # required of every pack
    return pack


def fingerprint(folders: tuple[PackFolder, ...]) -> str:
    """Return the version of all packs together: the newest version named, and 12 hex of the content."""
    digest = hashlib.sha256()
    for number, folder in enumerate(folders):
        for pack in folder.packs:
            digest.update(f"{number}/{pack.file}\n".encode())
            digest.update(pack.digest)
    newest = max((p.version for f in folders for p in f.packs), default="0")
    return f"{newest}+{digest.hexdigest()[:12]}"
