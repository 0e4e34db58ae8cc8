"""The words of a form as its pack gives them; the drawing holds no sentence of the law."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.errors import RuleError
from app.domain.text import clean_line


class _Facts(dict[str, object]):
    """Facts for the braces of a sentence; a brace nobody fills shows as dots, to be filled by hand."""

    def __missing__(self, key: str) -> str:
        return "……"


class Wording:
    """Lời văn của một biểu mẫu, by key."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def say(self, key: str, /, **facts: object) -> str:
        """Return a sentence with the facts in its braces.

        Raises:
            RuleError: ``form.wording`` when the pack lacks the key or its braces are damaged.
        """
        try:
            return clean_line(self._words[key].format_map(_Facts(facts)))
        except (KeyError, ValueError, IndexError, AttributeError):
            raise RuleError("form.wording", key=key) from None

    def optional(self, key: str, /, **facts: object) -> str:
        """Return a sentence, or "" when the pack has none. Raises RuleError as ``say``."""
        return self.say(key, **facts) if self._words.get(key) else ""

    def label(self, key: str) -> str:
        """Return a label that ends in exactly one colon. Raises RuleError as ``say``."""
        return f"{self.say(key).rstrip(' :.…')}:"

    def filled(self, key: str, value: str, /, **facts: object) -> str:
        """Return a line: the sentence with its braces filled, or when it has none the label and value."""
        if "{" in self._words.get(key, ""):
            return self.say(key, **facts)
        return f"{self.label(key)} {value}"

    def sentences(self, *words: str) -> str:
        """Return several wordings as running text, each closed by a full stop."""
        return " ".join(f"{word.rstrip(' .')}." for word in words if word)
