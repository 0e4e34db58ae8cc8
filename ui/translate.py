"""Collects the words of the screens into the translation files and compiles them (``make translations``)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

from ui.i18n import TRANSLATIONS

ENGLISH = TRANSLATIONS / "quaymotcua_en.ts"
SCREENS = Path(__file__).parent
_TOOLS = Path(PySide6.__file__).parent


def collect(target: Path = ENGLISH) -> None:
    """Add new words to a translation file and drop those no screen says any more."""
    screens = [path.relative_to(SCREENS.parent) for path in sorted(SCREENS.rglob("*.py"))]
    words = [path.as_posix() for path in screens if path.name != "__init__.py"]
    _run("lupdate", *words, "-no-obsolete", "-locations", "none", *_LANGUAGES, "-ts", str(target))


def compile_catalogues(into: Path = TRANSLATIONS) -> list[Path]:
    """Compile every translation file and return the compiled ones."""
    made = []
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        made.append(into / f"{source.stem}.qm")
        _run("lrelease", str(source), "-qm", str(made[-1]))
    return made


def main() -> int:
    """Bring the files up to date; what lrelease calls unfinished is still to be translated."""
    collect()
    compile_catalogues()
    unfinished = ENGLISH.read_text(encoding="utf-8").count('type="unfinished"')
    sys.stdout.write(f"{unfinished} câu chưa dịch trong {ENGLISH.name}\n")
    return 0


_LANGUAGES = ("-source-language", "vi", "-target-language", "en")


def _run(tool: str, *arguments: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    subprocess.run([_TOOLS / name, *arguments], check=True, capture_output=True, cwd=SCREENS.parent)


if __name__ == "__main__":
    sys.exit(main())
