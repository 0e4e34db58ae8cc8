"""How a receipt names a paper that no copy was taken of: shown and given back, or used again."""

from __future__ import annotations

from app.domain.receipt import ReceivedPaper
from app.domain.written import short_date
from app.forms.wording import Wording


def paper_name(paper: ReceivedPaper, words: Wording) -> str:
    """Return the name of a received paper as its line of the table has it. Raises RuleError as ``say``."""
    if paper.reused:
        told = [words.say("reused")]
        told += [words.say("reused_number", number=paper.number)] if paper.number else []
        told += [words.say("reused_day", day=short_date(paper.dated))] if paper.dated else []
        return f"{paper.name} ({', '.join(told)})"
    return f"{paper.name} ({words.say('shown')})" if paper.shown else paper.name
