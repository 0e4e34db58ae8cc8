"""The language of the screen: our own words in English, and Qt's own dialogs in Vietnamese.

The words in the code are Vietnamese, so Vietnamese needs only Qt's part, which Qt does not ship.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

TRANSLATIONS = Path(__file__).parent.parent / "resources" / "translations"
CATALOGUES = {"vi": ("qtbase_vi",), "en": ("quaymotcua_en",)}
"""Compiled catalogues per language; Qt speaks English by itself."""

_LOCALES = {"vi": "vi_VN", "en": "en_GB"}


class Language:
    """Translators of one language, in force from ``install`` to ``remove``.

    Args:
        code: ``vi`` or ``en`` as in the settings; any other is taken as Vietnamese.
    """

    def __init__(self, code: str) -> None:
        self.code = code if code in CATALOGUES else "vi"
        self._translators: list[QTranslator] = []

    def install(self) -> Language:
        """Make the screens built from now on speak this language; dates and numbers follow."""
        QLocale.setDefault(QLocale(_LOCALES[self.code]))
        for name in CATALOGUES[self.code]:
            translator = QTranslator()
            if translator.load(str(TRANSLATIONS / f"{name}.qm")):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
        return self

    def remove(self) -> None:
        """Take the translators away again; widgets already built keep their words."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators.clear()

    @property
    def complete(self) -> bool:
        """True when every catalogue of the language was found and is in force."""
        return len(self._translators) == len(CATALOGUES[self.code])


def install(code: str) -> Language:
    """Install a language and return it; keep the result as long as the program runs."""
    return Language(code).install()
