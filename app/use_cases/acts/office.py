"""Acts of the office itself: who may sign in, what the desk is set to, what works here."""

from __future__ import annotations

from dataclasses import dataclass

from app.use_cases.acts.ground import Ground
from app.use_cases.change_settings import SavedSettings, SaveSettings
from app.use_cases.check_up import (
    CheckUp,
    Probe,
    agency_words,
    database_words,
    disk_words,
    folder_words,
    fonts_words,
    line_words,
    numbers_words,
)
from app.use_cases.practise import OrderFault
from app.use_cases.sign_in import AddStaff, ChangePin, ListStaff, SignIn


@dataclass(frozen=True, kw_only=True)
class OfficeActs:
    """Người làm, cài đặt và tự kiểm tra."""

    list_staff: ListStaff
    sign_in: SignIn
    add_staff: AddStaff
    change_pin: ChangePin
    saved: SavedSettings
    save_settings: SaveSettings
    order_fault: OrderFault
    check_up: CheckUp


def office_acts(ground: Ground) -> OfficeActs:
    """Return the acts, joined."""
    database, clock, folder, saved = ground.database, ground.clock, ground.folder, ground.saved
    return OfficeActs(
        list_staff=ListStaff(database),
        sign_in=SignIn(database, clock),
        add_staff=AddStaff(database, clock),
        change_pin=ChangePin(database, clock),
        saved=saved,
        save_settings=SaveSettings(folder.settings_file, database, clock, ground.desk_id, saved),
        order_fault=OrderFault(folder.training_scanners, ground.settings.training),
        check_up=CheckUp(
            (
                *_own_probes(ground),
                *ground.edges.probes,
                ("Đường truyền", lambda: line_words(ground.line, ground.settings)),
            )
        ),
    )


def _own_probes(ground: Ground) -> tuple[tuple[str, Probe], ...]:
    """What the desk can look at by itself; devices and engines are the edges' own probes."""
    catalogue, clock, settings = ground.catalogue, ground.clock, ground.settings
    return (
        ("Thư mục dữ liệu", lambda: folder_words(ground.folder.root, settings)),
        ("Cơ sở dữ liệu", lambda: database_words(ground.database)),
        ("Ổ đĩa", lambda: disk_words(ground.folder.root)),
        ("Đồng hồ", lambda: f"{clock.now():%H:%M:%S %d/%m/%Y} (giờ Việt Nam)"),
        ("Danh mục", lambda: f"{len(catalogue.procedures)} thủ tục, bản {catalogue.version}"),
        ("Cơ quan", lambda: agency_words(settings)),
        ("Số hồ sơ", lambda: numbers_words(ground.database, settings, clock)),
        ("Phông chữ", fonts_words),
    )
