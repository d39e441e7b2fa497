"""The story of a web page, paragraph by paragraph: what is certainly no story is cut out, then trafilatura reads.

tree ─ prune ─▶ trafilatura ─ against JSON-LD articleBody ─▶ lines ─ without headline and boilerplate ─▶ paragraphs

trafilatura runs without its second opinions (readability, jusText): on the pruned tree they cost half of the time and
find less. The second opinion is what the publisher itself declares as the articleBody.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from timeline.readers import layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe")
_CUT_TAGS = frozenset(
    ["aside", "nav", "footer", "form", "figure", "figcaption", "table", "select", "button", "dialog", "video", "audio"]
)
_KEPT_TAGS = frozenset(["html", "body", "article", "main", "h1"])
_CUT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:newsletters?|related(?!-to)|recirc\w*|recommend\w*|promos?|most-?(?:read|popular|viewed)|trending"
    r"|read-?(?:next|also)|up-?next|more-?(?:from|on|stories|like)|also-?(?:read|like)|share-?(?:bar|buttons?|tools|links)?"
    r"|social\w*|sign-?up|subscri(?:be|ption)|paywall-(?:message|prompt)|about-?(?:the-?)?author|bylines?|captions?|credits?"
    r"|(?:author|writer|contributor)-?(?:bio|box|info|card|description)|twitter-tweet|instagram-media|tiktok-embed"
    r"|advert\w*|ads?|sponsor\w*|outbrain|taboola|disclaimers?|disclosures?|comments?|breadcrumbs?|cookie\w*|consent"
    r"|tags?-?(?:list|links)?|toc|table-of-contents|jump-?(?:links|to)|pros-?(?:and-?)?cons|footnotes?|references"
    r"|print-only|sr-only|visually-hidden|screen-reader-text)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words in class and id that name what is not the story, as the common themes and content systems use them."""
_LARGEST_CUT = 0.3
"""No cut takes more than this part of the page's paragraphs: then the name does not mean what it says."""
_WORD = re.compile(r"\w+")


def paragraphs(
    tree: HtmlElement,
    *,
    language: str = "en",
    titles: tuple[str, ...] = (),
    article_body: str = "",
    url: str = "",
) -> list[str]:
    """List the paragraphs of the story. The tree is used up.

    ``language`` is a BCP 47 tag: its phrases tell what is boilerplate. ``titles`` are the headline as the page gives
    it in several places, ``article_body`` what JSON-LD says.

    >>> from lxml.html import document_fromstring
    >>> page = "<h1>Flood</h1><p>The river rose in the night.</p><div class='related'><p>More</p></div>"
    >>> paragraphs(document_fromstring(page), titles=("Flood",))
    ['The river rose in the night.']
    """
    _prune(tree)
    lines = _without_boilerplate(_read(tree, url), titles, language)
    return _as_declared(lines, article_body) if article_body else lines


def _prune(tree: HtmlElement) -> None:
    """Cut out what is never seen, and what its tag, class or id calls something else than the story."""
    for element in list(tree.iter(*_UNSEEN)):
        _drop(element)
    largest = _LARGEST_CUT * _story_size(tree)
    for element in list(tree.iter()):
        if _is_named_otherwise(element) and _story_size(element) <= largest:
            _drop(element)


def _is_named_otherwise(element: HtmlElement) -> bool:
    """Whether tag, class or id say that this is not the story."""
    if not isinstance(element.tag, str) or element.tag in _KEPT_TAGS:
        return False
    if element.tag in _CUT_TAGS:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return len(names) > 1 and bool(_CUT_NAMES.search(names))


def _drop(element: HtmlElement) -> None:
    """Take an element out, its tail stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _story_size(element: HtmlElement) -> int:
    """Count the characters in paragraphs below an element."""
    return sum(len(part.text_content()) for part in element.iter("p"))


def _read(tree: HtmlElement, url: str) -> list[str]:
    """Let trafilatura find the main text; one line is one paragraph. Of a page without one, take every paragraph."""
    from trafilatura import bare_extraction

    try:
        document: Any = bare_extraction(tree, url=url or None, fast=True, include_comments=False, include_tables=False)
    except ValueError:
        document = None  # trafilatura's word for an empty tree
    text = document.text if document is not None else "\n".join(_all_paragraphs(tree))
    return [line for part in (text or "").split("\n") if (line := part.strip().removeprefix("- "))]


def _all_paragraphs(tree: HtmlElement) -> Iterator[str]:
    """Yield the text of all paragraphs, or that of the body when it has none."""
    found = [part.text_content() for part in tree.iter("p", "blockquote", "li")] or [tree.text_content()]
    yield from (" ".join(text.split()) for text in found)


def _without_boilerplate(lines: list[str], titles: tuple[str, ...], language: str) -> list[str]:
    """Leave out headlines and what is boilerplate by its words; subheadings and list items stay."""
    headlines = {layout.key(title) for title in titles}
    kinds = layout.mark_tail(lines, layout.by_words(lines, language))
    return [
        line
        for line, kind in zip(lines, kinds, strict=True)
        if kind in {"prose", "line"} and layout.key(line) not in headlines
    ]


def _as_declared(lines: list[str], article_body: str) -> list[str]:
    """Take the publisher at its word: its text when we found another one, its end when we read on behind it."""
    declared = _grams(article_body)
    if sum(declared.values()) < 150 or not layout.is_prose(article_body):
        return lines  # a teaser, or cut off
    common = sum((declared & _grams("\n".join(lines))).values())
    if common < 0.3 * sum(declared.values()):
        return [line for part in article_body.split("\n") if (line := part.strip())]
    if common >= 0.97 * sum(declared.values()):
        return _up_to_the_end(lines, declared)
    return lines


def _up_to_the_end(lines: list[str], declared: Counter[tuple[str, ...]]) -> list[str]:
    """Leave out the paragraphs behind the last one that is declared to belong to the story."""
    for index in range(len(lines), 0, -1):
        grams = _grams(lines[index - 1])
        if grams and 2 * sum((grams & declared).values()) >= sum(grams.values()):
            return lines[:index]
    return lines


def _grams(text: str) -> Counter[tuple[str, ...]]:
    """Count the 4-grams of words of a text."""
    words = _WORD.findall(text.lower())
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
