"""Markdown with front matter between "---" (YAML) or "+++" (TOML), as static site generators write it."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from timeline.errors import InputWarning
from timeline.readers.articles import Fields, plain_article
from timeline.readers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article

_FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)[^\S\n]*\n(.*?)\n(?:\1|\.\.\.)[^\S\n]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#[^\S\n]+(.+?)[^\S\n]*#*[^\S\n]*$", re.MULTILINE)


def read(data: bytes, source: str, **hints: str) -> Iterator[Article | InputWarning]:
    r"""Read one article; its text is what follows the front matter, untouched.

    >>> [article] = read(b"---\ntitle: Flood\ndate: 2014-05-03\n---\nThe river rose.", "a.md")
    >>> article.title, str(article.published), article.published.evidence, article.text
    ('Flood', '2014-05-03', 'front matter', 'The river rose.')
    """
    text, repairs = decode(data, source, declared=hints.get("encoding", ""))
    values: dict[str, object] = {}
    if match := _FRONT_MATTER.match(text):
        values, problem = _front_matter(match[1], match[2])
        repairs = "; ".join(part for part in (repairs, problem) if part)
        text = text[match.end() :].strip("\n")
    if repairs:
        yield InputWarning(source, repairs)
    fields = Fields.of(values, "front matter")
    if not fields.title and (heading := _HEADING.search(text)):
        fields = fields._replace(title=heading[1])
    yield plain_article(text, source, url=hints.get("url", ""), fields=fields)


def _front_matter(fence: str, block: str) -> tuple[dict[str, object], str]:
    """Read the block as YAML or TOML; a broken one is told and left out."""
    import yaml

    try:
        values = tomllib.loads(block) if fence == "+++" else yaml.safe_load(block)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}, f"the front matter is no {'TOML' if fence == '+++' else 'YAML'}: left out"
    return (values, "") if isinstance(values, dict) else ({}, "")
