"""What a web page says about itself: JSON-LD, OpenGraph and other meta elements, titles, canonical address."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urljoin, urlsplit

from timeline.language.detect import language_tag
from timeline.readers.phrases import bare_author

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Posting|Review|Recipe|NewsRelease|CreativeWork|PodcastEpisode")
_COMMA = re.compile(r",\s*([}\]])")
_MAX_NODES = 3000


class Metadata(NamedTuple):
    """What a page declares; empty where it declares nothing."""

    meta: dict[str, str]
    """The content of meta elements by property, name or itemprop, lower case, the first of each."""
    article: dict[str, Any]
    """The JSON-LD object of the article."""
    titles: tuple[str, ...]
    """The headline as given in several places, the shown one first."""
    url: str
    author: str
    outlet: str
    language: str

    @property
    def article_body(self) -> str:
        """The text of the article as JSON-LD gives it."""
        body = self.article.get("articleBody")
        return html.unescape(re.sub(r"<[^>]+>", " ", body)) if isinstance(body, str) else ""


def read_metadata(tree: HtmlElement, url: str = "") -> Metadata:
    """Collect what a page declares about itself.

    >>> from lxml.html import document_fromstring
    >>> page = '<html lang="en"><meta property="og:site_name" content="Post"><title>Flood - Post</title><h1>Flood</h1>'
    >>> found = read_metadata(document_fromstring(page))
    >>> found.titles, found.outlet, found.language
    (('Flood', 'Flood - Post'), 'Post', 'en')
    """
    meta = _meta(tree)
    titles = _titles(tree, meta)
    article = _article(list(_json_ld(tree)), titles)
    if headline := _string(article.get("headline")):
        titles = (*titles, html.unescape(headline))
    language = _language(tree, article, meta)
    return Metadata(
        meta=meta,
        article=article,
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        url=_canonical(tree, meta, url),
        author=_author(article, meta, language),
        outlet=_string(_first(article.get("publisher"))) or meta.get("og:site_name", "") or _host(url),
        language=language,
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Read the meta elements."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), content)
    return found


def _titles(tree: HtmlElement, meta: dict[str, str]) -> tuple[str, ...]:
    """List the headlines: a lone h1, OpenGraph, other meta elements, the title with and without the outlet's name."""
    shown = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    title = " ".join((tree.findtext(".//title") or "").split())
    og = meta.get("og:title", "")
    lone = [text for text in shown if text and (len(shown) == 1 or _same_start(text, og or title))]
    parts = re.split(r"\s+[|–—»·-]\s+", title)
    return (*lone, og, meta.get("twitter:title", ""), title, parts[0] if len(parts[0]) > 20 else "", *shown)


def _same_start(one: str, other: str) -> bool:
    """Whether two titles begin alike."""
    return bool(other) and one.casefold()[:20] == other.casefold()[:20]


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield every object of every JSON-LD block, forgiving control characters and stray commas."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            text = script.text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
            for candidate in (text, _COMMA.sub(r"\1", text)):
                try:
                    yield from _objects(json.loads(candidate, strict=False))
                    break
                except (ValueError, RecursionError):
                    continue


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield the objects in a JSON value, outer ones first, a few thousand at most."""
    queue, count = [value], 0
    while queue and count < _MAX_NODES:
        current = queue.pop(0)
        count += 1
        if isinstance(current, dict):
            yield cast("dict[str, Any]", current)
            queue += [current[name] for name in current if isinstance(current[name], dict | list)]
        elif isinstance(current, list):
            queue += current


def _article(objects: list[dict[str, Any]], titles: tuple[str, ...]) -> dict[str, Any]:
    """Choose the object of the article: one of an article's types, best with the page's headline, else the first."""
    articles = [node for node in objects if _ARTICLE_TYPES.search(str(node.get("@type", "")))]
    articles = [node for node in articles if any(name in node for name in ("headline", "datePublished", "articleBody"))]
    for node in articles:
        headline = html.unescape(_string(node.get("headline") or node.get("name")))
        if headline and any(_same_start(headline, title) for title in titles):
            return node
    dated = [node for node in objects if "datePublished" in node and "WebPage" in str(node.get("@type", ""))]
    return next(iter(articles[:1] if len(articles) == 1 else dated or articles), {})


def _string(value: object) -> str:
    """Turn a JSON-LD value into text: objects by their name, lists by their items."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return _string(value.get("name"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(text for item in value[:10] if (text := _string(item))))
    return ""


def _first(value: object) -> object:
    """Return the first item of a list, or the value itself."""
    return value[0] if isinstance(value, list) and value else value


def _author(article: dict[str, Any], meta: dict[str, str], language: str) -> str:
    """Name who wrote it: JSON-LD, then meta elements that hold a name and not an address."""
    names = [
        _string(article.get("author")),
        meta.get("author", ""),
        meta.get("article:author", ""),
        meta.get("byl", ""),
    ]
    names += [meta.get("parsely-author", ""), meta.get("sailthru.author", ""), meta.get("dc.creator", "")]
    for name in names:
        clean = bare_author(html.unescape(name).strip(), language)
        if clean and not clean.startswith(("http", "/", "@")) and len(clean) <= 200:
            return clean
    return ""


def _canonical(tree: HtmlElement, meta: dict[str, str], url: str) -> str:
    """Find the page's own address: the canonical link, OpenGraph, else where it was found; only http and https."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return _http(urljoin(url, link.get("href").strip())) or url
    return _http(urljoin(url, meta.get("og:url", ""))) or url


def _http(address: str) -> str:
    """Return the address when it is one of the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


def _host(url: str) -> str:
    """Name the site of an address."""
    try:
        return urlsplit(url).netloc.removeprefix("www.")
    except ValueError:
        return ""


def _language(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str:
    """Find the declared language, as a tag with hyphens; empty when none is declared or it is no tag."""
    declared = [tree.get("lang"), tree.get("xml:lang"), _string(article.get("inLanguage")), meta.get("og:locale")]
    return next((tag for value in (*declared, meta.get("content-language")) if (tag := language_tag(value))), "")
