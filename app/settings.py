"""Every setting of one desk: its type, default and meaning; read from ``settings.toml`` of the desk.

An unknown key is an error that names the nearest known one. Nothing reads settings globally: main.py
reads them once and hands on the pieces.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import time
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from app.domain.codes import DeskRange, is_agency_code
from app.domain.errors import RuleError
from app.domain.working_days import OfficeHours


@dataclass(frozen=True, slots=True)
class AgencySettings:
    """The agency in whose name the desk receives."""

    code: str = "H99.01"  # mã định danh cơ quan, QĐ 20/2020/QĐ-TTg; assigned by the province
    name: str = "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"  # TÊN CƠ QUAN on forms
    parent: str = "TỈNH THỬ NGHIỆM"  # cơ quan chủ quản, line above the name
    desk_office: str = "Trung tâm Phục vụ hành chính công xã Thử Nghiệm"  # bộ phận tiếp nhận
    place: str = "Thử Nghiệm"  # địa danh before the date
    phone: str = ""  # printed for questions; empty leaves it out
    province: str = "Tỉnh Thử Nghiệm"  # for the province's own packs
    lookup_url: str = "https://dichvucong.example.gov.vn/tra-cuu"  # the province's look-up page


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """This counter and its share of the day's numbers."""

    id: str = "1"  # one to four digits or capital letters; part of provisional codes
    name: str = "Quầy 1"
    first_number: int = 1  # dải số of this desk, both ends included
    last_number: int = 999
    book: str = "01"  # Quyển số of the Sổ theo dõi hồ sơ


@dataclass(frozen=True, slots=True)
class HoursSettings:
    """Giờ làm việc, each HH:MM."""

    opens: str = "07:00"
    lunch_from: str = "11:30"
    lunch_to: str = "13:30"
    closes: str = "17:00"


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """Devices by the names drivers give them; empty means choose the first that works."""

    scanner: str = ""  # driver:id, such as sane:test:0 or folder:/srv/scans
    source: str = "flatbed"  # flatbed, feeder, feeder_duplex
    dpi: int = 300
    colour: str = "colour"  # colour, grey, black_white
    camera: str = ""  # index, device file or URL
    scan_folder: str = ""  # folder a copier scans into; empty for none
    printer: str = ""  # installed printer; empty means the system's default
    paper: str = "A5"  # receipts: A5, A4 (one liên per sheet) or A4x2 (both on one sheet, to be cut)
    copies: int = 1  # sets of (lưu, giao) to print


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """The reader."""

    language: str = "vie"  # Tesseract language; vie alone reads tones best (docs of measured facts)
    workers: int = 2  # pages read at a time, one thread each
    timeout_seconds: int = 60  # one page; after that the engine is stopped


@dataclass(frozen=True, slots=True)
class LineSettings:
    """The line to the province."""

    url: str = ""  # https://… of the gateway; empty means no line is set up
    desk_key: str = ""  # secret the province gave this desk
    ca_file: str = ""  # certificate file to trust; empty means the system's
    interval_seconds: int = 30  # between looks at the queue
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Cài đặt of one desk."""

    agency: AgencySettings = field(default_factory=AgencySettings)
    desk: DeskSettings = field(default_factory=DeskSettings)
    hours: HoursSettings = field(default_factory=HoursSettings)
    devices: DeviceSettings = field(default_factory=DeviceSettings)
    reader: ReaderSettings = field(default_factory=ReaderSettings)
    line: LineSettings = field(default_factory=LineSettings)
    language: str = "vi"  # vi or en
    training: bool = False  # TẬP HUẤN: invented citizens, virtual devices, virtual province

    @property
    def desk_range(self) -> DeskRange:
        """The desk's dải số."""
        return DeskRange(self.desk.first_number, self.desk.last_number)

    @property
    def office_hours(self) -> OfficeHours:
        """Giờ làm việc as values."""
        h = self.hours
        return OfficeHours(*(time.fromisoformat(t) for t in (h.opens, h.lunch_from, h.lunch_to, h.closes)))

    def checked(self) -> Settings:
        """Return self when every value makes sense.

        Raises:
            RuleError: ``settings.*`` naming section and key.
        """
        if not is_agency_code(self.agency.code):
            raise RuleError("settings.value", key="agency.code", value=self.agency.code)
        if self.devices.paper not in ("A4", "A5", "A4x2"):
            raise RuleError("settings.value", key="devices.paper", value=self.devices.paper)
        if self.language not in ("vi", "en"):
            raise RuleError("settings.value", key="language", value=self.language)
        try:
            _ = self.desk_range, self.office_hours
        except (RuleError, ValueError) as error:
            raise RuleError("settings.value", key="desk/hours", value=str(error)) from None
        return self


def load_settings(path: Path) -> Settings:
    """Read settings; a missing file gives the defaults.

    Raises:
        RuleError: ``settings.syntax``, ``settings.unknown_key`` or ``settings.value``.
    """
    if not path.exists():
        return Settings()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError("settings.syntax", file=str(path), detail=str(error)) from None
    merged: Settings = _merge(Settings(), raw, "")
    return merged.checked()


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings whole or not at all."""
    part = path.with_suffix(".part")
    part.write_text(settings_text(settings), encoding="utf-8")
    part.replace(path)


def settings_text(settings: Settings) -> str:
    """Return the settings as TOML, sections in the order they are declared here."""
    plain, sections = [], []
    for item in fields(settings):
        value = getattr(settings, item.name)
        if hasattr(value, "__dataclass_fields__"):
            body = "\n".join(f"{f.name} = {_toml(getattr(value, f.name))}" for f in fields(value))
            sections.append(f"[{item.name}]\n{body}\n")
        else:
            plain.append(f"{item.name} = {_toml(value)}")
    return "\n".join(plain) + "\n\n" + "\n".join(sections)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _merge(into: Any, raw: dict[str, Any], section: str) -> Any:
    known = {f.name: getattr(into, f.name) for f in fields(into)}
    changes: dict[str, Any] = {}
    for key, value in raw.items():
        path = f"{section}{key}"
        if key not in known:
            near = get_close_matches(key, known, n=1)
            raise RuleError("settings.unknown_key", key=path, nearest=near[0] if near else "")
        if hasattr(known[key], "__dataclass_fields__") and isinstance(value, dict):
            changes[key] = _merge(known[key], value, f"{path}.")
        elif type(value) is not type(known[key]):
            raise RuleError("settings.value", key=path, value=value)
        else:
            changes[key] = value
    return replace(into, **changes)
