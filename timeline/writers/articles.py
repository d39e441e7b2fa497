"""The formats of `timeline articles`: records that can be read again, and a table for terminals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from timeline.writers.formats import Format
from timeline.writers.tables import aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.language.say import Speech
    from timeline.model import Article

_COLUMNS = ("date", "evidence", "language", "words", "outlet", "author", "title", "source")


def as_record(article: Article) -> dict[str, object]:
    """Turn an article into a record that can be read again: empty fields are left out."""
    published, updated = article.published, article.updated
    record = {
        "title": article.title,
        "author": article.author,
        "outlet": article.outlet,
        "url": article.url,
        "published": f"{published}{_offset(published.zone)}" if published else "",
        "evidence": published.evidence if published else "",
        "quote": published.quote if published else "",
        "confidence": published.confidence if published else "",
        "updated": str(updated) if updated else "",
        "language": article.language,
        "read_from": article.source,
        "words": _words(article),
        "text": "\n\n".join(article.text[start:end] for start, end in article.body),
    }
    return {name: value for name, value in record.items() if value != ""}


def _offset(zone: str) -> str:
    """Return a zone that ISO 8601 can hold behind a clock: an offset or Z."""
    return zone if zone == "Z" or zone[:1] in {"+", "-"} else ""


def _words(article: Article) -> int:
    """Count the words of the story."""
    return sum(len(article.text[start:end].split()) for start, end in article.body)


def articles_jsonl(found: Sequence[Article], speech: Speech, *, explain: bool = False) -> str:
    """Write one record a line."""
    del speech, explain  # records hold no words of ours
    return "".join(json.dumps(as_record(article), ensure_ascii=False) + "\n" for article in found)


def articles_table(found: Sequence[Article], speech: Speech, *, explain: bool = False) -> str:
    """Write a table to read on a terminal."""
    del explain  # the evidence stands in a column of its own
    header = [speech.tables["columns"][name] for name in _COLUMNS]
    return "\n".join([*aligned([header, *map(_row, found)]), ""])


def _row(article: Article) -> list[str]:
    dated = article.published
    known = (str(dated), dated.evidence) if dated else ("-", "-")
    about = (_short(article.outlet), _short(article.author), _short(article.title, 60), article.source)
    return [*known, article.language, str(_words(article)), *about]


def _short(text: str, width: int = 24) -> str:
    """Fit a text into a column."""
    line = " ".join(text.split())
    return (line if len(line) <= width else line[: width - 1] + "…") or "-"


FORMATS = {
    "table": Format(articles_table),
    "jsonl": Format(articles_jsonl),
}
"""How `timeline articles` writes what it read: ``write(articles, speech, explain=…)``."""
