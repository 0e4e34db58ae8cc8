"""``settings.toml`` of a desk: read whole and checked, written whole or not at all.

An unknown key is an error that names the nearest known one.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from app.domain.errors import RuleError
from app.domain.scanning.profile import ScanProfile
from app.durable import write_durably
from app.settings import Settings


def load_settings(path: Path) -> Settings:
    """Read settings; a missing file gives the defaults.

    Raises:
        RuleError: ``settings.syntax``, ``settings.unknown_key`` or ``settings.value``.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad puts a mark at the start
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise RuleError("settings.syntax", file=str(path), detail=error.strerror or "") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError("settings.syntax", file=str(path), detail=str(error)) from None
    merged: Settings = _merge(Settings(), raw, "")
    return merged.checked()


def save_settings(path: Path, settings: Settings) -> None:
    """Write clean settings whole or not at all; they are on disk when this returns.

    Raises:
        RuleError: ``settings.value``; what was saved before stays.
        OSError: The disk refused; what was saved before stays.
    """
    write_durably(path, settings_text(settings.checked()).encode())


def settings_text(settings: Settings) -> str:
    """Return the settings as TOML, sections in the order they are declared here."""
    plain, sections = [], []
    for item in fields(settings):
        value = getattr(settings, item.name)
        if isinstance(value, tuple):
            sections += [f"[[{item.name}]]\n{_body(part)}\n" for part in value]
        elif is_dataclass(value):
            sections.append(f"[{item.name}]\n{_body(value)}\n")
        else:
            plain.append(f"{item.name} = {_toml(value)}")
    return "\n".join(plain) + "\n\n" + "\n".join(sections)


def _body(part: Any) -> str:
    return "\n".join(f"{f.name} = {_toml(getattr(part, f.name))}" for f in fields(part))


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    # A JSON string is a TOML basic string, but for the delete character.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _merge(into: Any, raw: dict[str, Any], section: str) -> Any:
    known = {f.name: getattr(into, f.name) for f in fields(into)}
    changes: dict[str, Any] = {}
    for key, value in raw.items():
        path = f"{section}{key}"
        if key not in known:
            near = get_close_matches(key, known, n=1)
            raise RuleError("settings.unknown_key", key=path, nearest=near[0] if near else "")
        if is_dataclass(known[key]) and isinstance(value, dict):
            changes[key] = _merge(known[key], value, f"{path}.")
        elif path == "profiles":
            changes[key] = _listed_profiles(value)
        elif type(value) is not type(known[key]):
            raise RuleError("settings.value", key=path, value=value)
        else:
            changes[key] = value
    return replace(into, **changes)


def _listed_profiles(raw: object) -> tuple[ScanProfile, ...]:
    """Read ``[[profiles]]``; a table says only what differs from an empty profile."""
    if not isinstance(raw, list) or not all(isinstance(table, dict) for table in raw):
        raise RuleError("settings.value", key="profiles", value=raw)
    return tuple(_merge(ScanProfile(), t, f"profiles[{n}].") for n, t in enumerate(raw, start=1))
