"""When was a web page published: what it declares, checked against what it shows its readers.

JSON-LD and meta elements are the most precise, but they are in UTC where the reader sees the local day, and they
keep the day of a first version that the page no longer shows. So the day is the shown one when the two belong
together, and disagreement lowers the confidence.
"""

from __future__ import annotations

import dataclasses
import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.interval import DAY
from timeline.language.order import day_order
from timeline.model import Dating
from timeline.readers import stamps
from timeline.readers.stamp_words import stamp_words
from timeline.readers.stamps import Stamp, find_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from timeline.readers.metadata import Metadata
    from timeline.readers.stamp_words import StampWords

    Piece = tuple[HtmlElement, str]
    Find = Callable[[str], Stamp | None]
    Read = Callable[[str, str], Dating | None]

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "og:published_time", "parsely-pub-date"),
    *("sailthru.date", "pubdate", "publish-date", "publish_date", "publication_date", "date.issued", "dc.date.issued"),
    *(
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "article.published",
        "pub_date",
    ),
    *("cxenseparse:recs:publishtime", "article_date_original", "citation_publication_date", "originalpublicationdate"),
    *("publisheddate", "published_date", "published-date", "rnews:datepublished", "datecreated", "date"),
)
_UPDATED = (
    *("article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "lastmod"),
    *(
        "article_date_updated",
        "dcterms.modified",
        "dc.date.modified",
        "article.updated",
        "modified_date",
        "last-modified",
    ),
)
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d\b")
_BEFORE, _AFTER = 25, 120
"""How many pieces of text around the headline are searched for the shown date."""
_LONG = 30
"""A piece of text with so many words is a paragraph of the story; the second of them ends the search."""


class Shown(NamedTuple):
    """A date that the page shows its readers near the headline."""

    stamp: Stamp
    label: str
    """ "published", "updated" or "" as the words around it say."""
    evidence: str
    """ "time" for a time element, else "byline"."""
    below: bool
    """Whether it stands below the headline: above it pages like to show today's date."""


def date_page(
    tree: HtmlElement, metadata: Metadata, *, language: str = "en", url: str = ""
) -> tuple[Dating | None, Dating | None]:
    """Tell when a page was published and when it was updated, and how we know; the tree is left as it is.

    ``language`` is a BCP 47 tag, ``url`` where the page was found.

    >>> from lxml.html import document_fromstring
    >>> from timeline.readers.metadata import read_metadata
    >>> tree = document_fromstring('<h1>Flood</h1><time datetime="2014-05-03T09:15+01:00">3 May</time><p>Rain.</p>')
    >>> published, updated = date_page(tree, read_metadata(tree))
    >>> str(published), published.evidence, published.zone, updated
    ('2014-05-03T09:15', 'time', '+01:00', None)
    """
    pieces = list(_pieces(tree))
    order = day_order(language, url=metadata.url or url, text=" ".join(text for _, text in pieces))
    read = partial(stamps.from_field, language=language, order=order)
    declared = list(_declared(metadata, "datePublished", _PUBLISHED, read))
    updated = next(_declared(metadata, "dateModified", _UPDATED, read), None)
    address = stamps.from_url(metadata.url, language=language) or stamps.from_url(url, language=language)
    find = partial(find_stamp, language=language, order=order)
    shown = _by_trust(list(_shown(pieces, metadata.titles, find, stamp_words(language))), None if declared else address)
    published = _published(declared, updated, shown) or address or _by_htmldate(tree, url)
    if updated and published and updated.interval.start <= published.interval.start:
        updated = None
    return published, updated


def _declared(metadata: Metadata, name: str, meta_names: tuple[str, ...], read: Read) -> Iterator[Dating]:
    """Yield the dates that the page declares: JSON-LD first, then the meta elements in the order of trust."""
    value = metadata.article.get(name)
    if isinstance(value, str) and (found := read(value, f"JSON-LD {name}")):
        yield found
    for meta_name in meta_names:
        if (value := metadata.meta.get(meta_name)) and (found := read(value, "meta")):
            yield found


def _published(declared: list[Dating], updated: Dating | None, shown: list[Shown]) -> Dating | None:
    """Choose between what is declared and what is shown."""
    posts = [item for item in shown if item.label != "updated"]
    if not declared:
        item = next(iter(posts or shown), None)
        return _by_shown(item, 0.8) if item else updated
    if confirmed := _confirmed(declared, posts):
        return confirmed
    for item in posts[:1] or shown[:1]:
        if updated is not None and _near(item.stamp, updated):
            return _by_shown(item, 0.7)  # the page shows the day of its last version, and tells that one
    first = declared[0]
    return _with(first, 0.8 * first.confidence) if shown or _disagree(declared) else first


def _confirmed(declared: list[Dating], posts: list[Shown]) -> Dating | None:
    """Return the declared date that the page shows too; of one in another zone, the day that the reader sees."""
    for dated in declared:
        if any(_day(item.stamp.interval.start) == _day(dated.interval.start) for item in posts):
            return _with(dated, 0.9 * dated.confidence) if _disagree(declared) else dated
    near = next((item for item in posts if _near(item.stamp, declared[0])), None)
    return _by_shown(near, 0.9) if near else None


def _disagree(declared: list[Dating]) -> bool:
    """Whether the declared dates are more than a day apart."""
    days = [_day(dated.interval.start) for dated in declared]
    return max(days) - min(days) > 1


def _with(dated: Dating, confidence: float) -> Dating:
    """Return the dating with another confidence."""
    return dataclasses.replace(dated, confidence=round(confidence, 2))


def _by_trust(shown: list[Shown], address: Dating | None) -> list[Shown]:
    """Sort the shown dates, most trusted first: with a word that says so, below the headline; as the address says."""
    agreeing = [item for item in shown if address is None or _near(item.stamp, address)]
    return sorted(agreeing, key=lambda item: (item.label != "published", not item.below))


def _near(stamp: Stamp, other: Dating) -> bool:
    """Whether two dates can be the same moment, told in different zones."""
    return abs(_day(stamp.interval.start) - _day(other.interval.start)) <= 1


def _day(moment: int) -> int:
    """Return the number of the day of a moment."""
    return moment // DAY


def _by_shown(item: Shown, confidence: float) -> Dating:
    """Date a page by what it shows."""
    doubt = 0.6 if item.stamp.unsure else 1.0
    return Dating(item.stamp.interval, item.evidence, item.stamp.quote, item.stamp.zone, round(confidence * doubt, 2))


def _by_htmldate(tree: HtmlElement, url: str) -> Dating | None:
    """Ask htmldate, which searches the whole page; it is the last to be asked."""
    from htmldate import find_date

    try:
        day = find_date(tree, original_date=True, url=url or None)
    except (ValueError, TypeError, AttributeError):
        return None  # pages can be broken in ways that htmldate does not expect
    found = stamps.from_field(day, "text") if day else None
    return found and Dating(found.interval, "text", found.quote, "", 0.5)


# What the page shows


def _shown(pieces: list[Piece], titles: tuple[str, ...], find: Find, words: StampWords) -> Iterator[Shown]:
    """Yield the dates shown near the headline, in the order of the page."""
    center = _headline(pieces, titles)
    long = 0
    for index in range(max(0, center - _BEFORE), min(len(pieces), center + _AFTER)):
        element, text = pieces[index]
        if index > center and len(text) > 5 * _LONG and len(text.split()) >= _LONG:
            long += 1
            if long == 2:
                return
        elif len(text) <= 200 and (found := _read_piece(element, text, find)):
            stamp, evidence, context = found
            label = _label(f"{pieces[index - 1][1][-40:] if index else ''} {context}", words)
            yield Shown(stamp, label, evidence, below=index > center)


def _pieces(tree: HtmlElement) -> Iterator[Piece]:
    """Yield every visible piece of text with its element."""
    skipped = {"script", "style", "noscript", "template", "head", "title", "svg"}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in skipped and (element.tag == "time" or (element.text and not element.text.isspace())):
            yield element, " ".join((element.text or "").split())
        parent = element.getparent()
        if element.tail and not element.tail.isspace() and parent is not None and parent.tag not in skipped:
            yield parent, " ".join(element.tail.split())


def _headline(pieces: list[Piece], titles: tuple[str, ...]) -> int:
    """Find the piece that holds the headline, an h1 if there is one; the first piece when none does."""
    wanted = {title.casefold() for title in titles}
    found = [index for index, (_, text) in enumerate(pieces) if len(text) > 5 and text.casefold() in wanted]
    for index in found:
        if pieces[index][0].tag == "h1" or pieces[index][0].xpath("ancestor::h1"):
            return index
    heads = [index for index, (element, _) in enumerate(pieces) if element.tag == "h1"]
    return (found or heads or [0])[0]


def _read_piece(element: HtmlElement, text: str, find: Find) -> tuple[Stamp, str, str] | None:
    """Read the date of one piece, a time element also by its attribute: the stamp, its evidence, the words before."""
    is_time = element.tag == "time" or (element.getparent() is not None and element.getparent().tag == "time")
    if not is_time and not _HAS_YEAR.search(text):
        return None
    context = _context(element, text)
    stamp = (find(context) if _HAS_YEAR.search(context) else None) or find(text)
    if is_time and (stamp is None or stamp.interval.granularity == "day"):
        stamp = _better(stamp, find(_attribute(element)))
    if stamp is None:
        return None
    return stamp, "time" if is_time else "byline", context[: max(stamp.start, 0)]


def _attribute(element: HtmlElement) -> str:
    """Return the machine-readable date of a time element or of one around it."""
    node: Any = element if element.tag == "time" else element.getparent()
    return str(node.get("datetime") or "")


def _better(shown: Stamp | None, attribute: Stamp | None) -> Stamp | None:
    """Prefer the attribute's clock when it tells the day that is shown."""
    if shown is None or attribute is None:
        return shown or attribute
    return attribute if _day(attribute.interval.start) == _day(shown.interval.start) else shown


def _context(element: HtmlElement, text: str) -> str:
    """Return the text of the piece with its neighbours, as far as that is still one short line."""
    for node in (element.getparent(), element):
        if node is not None and len(whole := " ".join(node.text_content().split())) <= 120 and text in whole:
            return whole[max(0, whole.index(text) - 40) :] if _HAS_YEAR.search(text) else whole
    return text


def _label(before: str, words: StampWords) -> str:
    """Tell from the words before a date what it is the date of: the last word that says so counts."""
    updates = max((match.start() for match in words.updated.finditer(before)), default=-1)
    posts = max((match.start() for match in words.published.finditer(before)), default=-1)
    if updates == posts:
        return ""
    return "updated" if updates > posts else "published"
