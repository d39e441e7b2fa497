"""TimeML: the text with its expressions marked inline (TimeML 1.2.1, https://timeml.github.io/site/publications/timeMLdocs/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, get_args
from xml.sax.saxutils import escape, quoteattr

from timeline.dates.values import interval_of
from timeline.errors import InputError
from timeline.model import Timex, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from timeline.interval import Interval
    from timeline.model import Article

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML 1.0 document can hold these
_ATTRIBUTES = ("mod", "quant", "freq")


class TimeML(NamedTuple):
    """What a TimeML document says."""

    id: str
    dct: Interval | None
    text: str
    timexes: tuple[Timex, ...]


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
        parts += [_text(article.text[done : timex.start]), _element(timex, number)]
        done = timex.end
    parts.append(_text(article.text[done:]))
    dct = f"<DCT>{_dct(str(article.published))}</DCT>" if article.published else "<DCT/>"
    lines = ["<TimeML>", f"<DOCID>{escape(article.id)}</DOCID>", dct, f"<TEXT>{''.join(parts)}</TEXT>", "</TimeML>"]
    return "\n".join(lines) + "\n"


def _dct(value: str) -> str:
    attributes = f'tid="t0" type="DATE" value={quoteattr(value)} temporalFunction="false"'
    return f'<TIMEX3 {attributes} functionInDocument="CREATION_TIME">{escape(value)}</TIMEX3>'


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


def _element(timex: Timex, number: int) -> str:
    attributes = {"tid": f"t{number}", "type": timex.type, "value": timex.value}
    attributes |= {name: value for name in _ATTRIBUTES if (value := getattr(timex, name))}
    attributes |= {"comment": timex.rule} if timex.rule else {}
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<TIMEX3 {written}>{_text(timex.text)}</TIMEX3>"


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
