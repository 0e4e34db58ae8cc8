"""The parser in Vietnamese: its help and what is wrong with a call, where the library speaks English."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

_WRONG = (
    (r"the following arguments are required: (.*)", r"còn thiếu \1"),
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        r"\1 không nhận “\2”, chỉ nhận: \3",
    ),
    (r"argument (\S+): expected one argument", r"sau \1 còn thiếu giá trị"),
    (r"argument (\S+): expected at least one argument", r"sau \1 còn thiếu giá trị"),
    (r"argument (\S+): invalid \S+ value: '?(.*?)'?", r"\1 không nhận “\2”"),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", r"\1 không đi kèm giá trị “\2”"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 không dùng cùng \2"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 viết tắt quá, có thể là \2"),
)
"""What argparse says is wrong, and the same in Vietnamese."""


def program_name() -> str:
    """Return how the program is called here: by its own name once packaged, else as the guides say."""
    return "quaymotcua" if getattr(sys, "frozen", False) else "python main.py"


def wrong_words(message: str) -> str:
    """Return what argparse says is wrong in Vietnamese; words of our own stay as they are."""
    for english, vietnamese in _WRONG:
        found = re.fullmatch(english, message, re.DOTALL)
        if found is not None:
            return found.expand(vietnamese).replace("'", "")
    return message


class VietnameseFormat(argparse.HelpFormatter):
    """Says how to call it."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with our own word for usage."""
        super().add_usage(usage, actions, groups, "Cách gọi: " if prefix is None else prefix)


class VietnameseParser(argparse.ArgumentParser):
    """Speaks Vietnamese wherever a person reads it."""

    def __init__(self, prog: str, description: str, **further: bool) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=VietnameseFormat,
            add_help=False,
            allow_abbrev=further.get("allow_abbrev", True),
        )
        self._positionals.title, self._optionals.title = "cần cho biết", "tùy chọn"
        if further.get("add_help", True):
            self.add_argument("-h", "--help", action="help", help="xem cách gọi này")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with exit code 2."""
        sys.stderr.write(f"Lệnh gọi chưa đúng: {wrong_words(message)}. Xem cách gọi: {self.prog} --help\n")
        sys.exit(2)
