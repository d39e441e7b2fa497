"""TimeML 1.2.1 (https://timeml.github.io/site/publications/timeMLdocs/): text with its expressions marked inline.

A brief becomes its quoted sentences, one a line; ``timeline dates`` writes the whole text of one article, and reads
what it or another program wrote.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, get_args
from xml.sax.saxutils import escape, quoteattr

from timeline.dates.values import interval_of
from timeline.errors import InputError
from timeline.model import Timex, TimexType
from timeline.writers.lookup import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from timeline.interval import Interval
    from timeline.model import Article
    from timeline.writers.schema import Document, Statement

_SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML 1.0 document can hold these
_ATTRIBUTES = ("mod", "quant", "freq")
_DEPENDS = {"temporalFunction": "true"}


class TimeML(NamedTuple):
    """What a TimeML document says."""

    id: str
    dct: Interval | None
    text: str
    timexes: tuple[Timex, ...]


def _element(number: int, kind: str, value: str, text: str, **attributes: str) -> str:
    """Mark an expression; those without a value are left out of the ``attributes``."""
    given = {"tid": f"t{number}", "type": kind, "value": value} | attributes
    written = " ".join(f"{name}={quoteattr(said)}" for name, said in given.items() if said)
    return f"<TIMEX3 {written}>{_text(text)}</TIMEX3>"


def _created(value: str) -> str:
    """Mark the day of writing, the document creation time."""
    return _element(0, "DATE", value, value, temporalFunction="false", functionInDocument="CREATION_TIME")


def _text(text: str) -> str:
    """Escape a text; what XML cannot hold becomes U+FFFD, so that offsets stay."""
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


def timeml(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001  # it is all in there
    """Write the quoted sentences of a brief; the creation time is the day of the latest article."""
    created = latest_day(document)
    statements = [statement for event in document["events"] for statement in event["quotes"]]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{_SCHEMA}">',
        f"<DOCID>{_text(document['title'])}</DOCID>",
        f"<DCT>{_created(created) if created else ''}</DCT>",
        f"<TITLE>{_text(document['title'])}</TITLE>",
        "<TEXT>",
        *(_sentence(statement, number, created) for number, statement in enumerate(statements, 1)),
        "</TEXT>",
        "</TimeML>",
        "",
    ]
    return "\n".join(lines)


def _sentence(statement: Statement, number: int, created: str) -> str:
    """Mark the expression in a sentence, where it has one."""
    text, timex = statement["text"], statement["timex"]
    if timex is None or timex["start"] < 0:
        return _text(text)
    anchor = _DEPENDS if timex["anchor"] else {}
    anchor = {**anchor, "anchorTimeID": "t0"} if timex["anchor"] and timex["anchor"] == created else anchor
    element = _element(number, timex["type"], timex["value"], timex["text"], **anchor)
    return _text(text[: timex["start"]]) + element + _text(text[timex["start"] + len(timex["text"]) :])


def write_timeml(article: Article, timexes: tuple[Timex, ...]) -> str:
    """Write a text and its expressions as TimeML; what XML cannot hold becomes U+FFFD, so that offsets stay.

    >>> from timeline.dates import find_dates
    >>> from timeline.model import Article
    >>> article = Article("a1", "It rained in 2014.", "a.txt")
    >>> print(write_timeml(article, find_dates(article.text)).splitlines()[3])
    <TEXT>It rained in <TIMEX3 tid="t1" type="DATE" value="2014" comment="year">2014</TIMEX3>.</TEXT>
    """
    parts, done = [], 0
    for number, timex in enumerate(timexes, 1):
        extra = {name: getattr(timex, name) for name in _ATTRIBUTES} | {"comment": timex.rule}
        element = _element(number, timex.type, timex.value, timex.text, **extra)
        parts += [_text(article.text[done : timex.start]), element]
        done = timex.end
    parts.append(_text(article.text[done:]))
    dct = f"<DCT>{_created(str(article.published))}</DCT>" if article.published else "<DCT/>"
    lines = ["<TimeML>", f"<DOCID>{_text(article.id)}</DOCID>", dct, f"<TEXT>{''.join(parts)}</TEXT>", "</TimeML>"]
    return "\n".join(lines) + "\n"


def read_timeml(data: str, source: str = "-") -> TimeML:
    """Read a TimeML document, ours or another's; marks other than TIMEX3 are passed over.

    Intervals are read off the values, where these say them. Raises InputError when it is no TimeML.

    >>> data = '<TimeML><TEXT>In <TIMEX3 tid="t1" type="DATE" value="2014">2014</TIMEX3></TEXT></TimeML>'
    >>> [(timex.start, str(timex.interval)) for timex in read_timeml(data).timexes]
    [(3, '2014')]
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(source, f"not well-formed XML ({error}): TimeML is XML") from error
    body = root.find("TEXT")
    if body is None:
        raise InputError(source, "no <TEXT>: a TimeML document has one")
    pieces = list(_pieces(body))
    created = root.find("DCT/TIMEX3")
    dct = interval_of(created.get("value", "")) if created is not None else None
    text = "".join(piece for piece, _ in pieces)
    return TimeML(root.findtext("DOCID", ""), dct, text, tuple(_timexes(pieces)))


def _pieces(element: Element) -> Iterator[tuple[str, Element | None]]:
    """Yield the text of an element in order, each piece with the TIMEX3 that it is the whole of."""
    yield element.text or "", None
    for child in element:
        if child.tag == "TIMEX3":
            yield "".join(child.itertext()), child
        else:
            yield from _pieces(child)
        yield child.tail or "", None


def _timexes(pieces: list[tuple[str, Element | None]]) -> Iterator[Timex]:
    at = 0
    for piece, element in pieces:
        if element is not None and element.get("type") in get_args(TimexType):
            kind, value = element.get("type", "DATE"), element.get("value", "")
            extra = {name: element.get(name, "") for name in _ATTRIBUTES}
            interval = interval_of(value) if kind in {"DATE", "TIME"} else None
            rule = element.get("comment", "")
            yield Timex(at, at + len(piece), piece, kind, value, interval, rule, **extra)  # type: ignore[arg-type]
        at += len(piece)
