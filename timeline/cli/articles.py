"""The command ``timeline articles``: reading as a stage of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import options, terminal
from timeline.cli.reading import Reading, processes
from timeline.cli.writing import list_found
from timeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Article

Format = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="table or jsonl.")]


def articles(
    sources: options.Sources,
    output: options.Output = None,
    format_: Format = "table",
    date: options.Published = None,
    lang: options.Lang = None,
    fields: options.Fields = "",
    timeout: options.Timeout = 10.0,
    max_size: options.MaxSize = 20.0,
    follow: options.Follow = False,
    allow_private: options.AllowPrivate = False,
    jobs: options.Jobs = 0,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Print what was read: title, author, outlet, date and how it is known, language, words."""
    with terminal.guarded(debug=debug):
        if format_ not in FORMATS:
            raise OptionError(f"--format {format_}: there is no such format: known are {', '.join(FORMATS)}")
        reading = Reading(
            sources=sources, date=date, language=lang, jobs=processes(jobs), quiet=quiet, fields=fields,
            timeout=timeout, max_size=max_size, follow=follow, allow_private=allow_private,
        )  # fmt: skip
        list_found(reading, output, FORMATS[format_], without="")


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


def _as_jsonl(found: tuple[Article, ...]) -> str:
    """Write one record a line."""
    return "".join(json.dumps(as_record(article), ensure_ascii=False) + "\n" for article in found)


def _as_table(found: tuple[Article, ...]) -> str:
    """Write a table of plain text, as wide as it needs, its columns two spaces apart."""
    rows = [("DATE", "KNOWN FROM", "LANGUAGE", "WORDS", "OUTLET", "AUTHOR", "TITLE", "READ FROM")]
    for article in found:
        dated = article.published
        known = (str(dated), dated.evidence) if dated else ("-", "-")
        about = (_short(article.outlet), _short(article.author), _short(article.title, 60), article.source)
        rows.append((*known, article.language, str(_words(article)), *about))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"


def _short(text: str, width: int = 24) -> str:
    """Fit a text into a column."""
    line = " ".join(text.split())
    return (line if len(line) <= width else line[: width - 1] + "…") or "-"


FORMATS: dict[str, Callable[[tuple[Article, ...]], str]] = {"jsonl": _as_jsonl, "table": _as_table}
