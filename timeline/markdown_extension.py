"""A Python-Markdown extension: a fenced block ``timeline`` in a page becomes the timeline of a brief.

    ```timeline
    timelines/threats.json
    ```

The block names, one a line, either the JSON of a brief (``timeline brief … -o threats.json``) or articles, of which a
brief is made. Names are taken from the folder ``root`` (else the current one) and never lead out of it. After the
word ``timeline`` the word ``picture`` asks for the overview picture as well. Results are kept as long as the files
have the same content. It works in MkDocs, Pelican and everything else that uses Python-Markdown, as "timeline".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from timeline.errors import InputError
from timeline.writers.document import build_document
from timeline.writers.shape import read_document
from timeline.writers.templates import render_template

if TYPE_CHECKING:
    from markdown import Markdown

    from timeline.writers.schema import Document

_FENCE = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)(?P<info>[^`\n]*)\n(?P<names>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
"""Any fenced block, so that one shown within a longer fence is passed over together with it."""
_OURS = re.compile(r"[ ]*timeline(?![\w-])(?P<words>[ \w]*)")


class TimelineExtension(Extension):
    """The extension; its one option is ``root``, the folder that names are taken from."""

    def __init__(self, **options: Any) -> None:
        self.config = {"root": [".", "the folder that the names in a block are taken from"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register before fenced code (25), which would take the block for code."""
        md.preprocessors.register(_Blocks(md, Path(self.getConfig("root"))), "timeline", 27)


def makeExtension(**options: Any) -> TimelineExtension:  # noqa: N802  # Python-Markdown's name
    """Build the extension, for "timeline.markdown_extension" among the names of a configuration."""
    return TimelineExtension(**options)


class _Blocks(Preprocessor):
    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, lines: list[str]) -> list[str]:
        return _FENCE.sub(self._timeline, "\n".join(lines)).split("\n")

    def _timeline(self, block: re.Match[str]) -> str:
        ours = _OURS.fullmatch(block["info"])
        if not ours:
            return block[0]
        names = tuple(name.strip() for name in block["names"].splitlines() if name.strip())
        contents = tuple(_inside(self.root, name).read_bytes() for name in names)
        html = timeline_html(self.root, names, contents, picture="picture" in ours["words"].split())
        return f"\n\n{self.md.htmlStash.store(html)}\n\n"


def _inside(root: Path, name: str) -> Path:
    """Find a file below ``root``; InputError when it is not there or elsewhere."""
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise InputError(name, f"lies outside of {root.resolve()}: a block of a page names files within the project")
    if not path.is_file():
        raise InputError(name, f"there is no such file in {root.resolve()}")
    return path


@lru_cache(maxsize=64)
def timeline_html(root: Path, names: tuple[str, ...], contents: tuple[bytes, ...], *, picture: bool = False) -> str:
    """Draw the timeline of files below ``root``: one brief's JSON, or articles; kept as long as they stay the same.

    Raises InputError when the JSON is none of a brief or an article cannot be read.
    """
    from markupsafe import Markup

    from timeline.writers.picture import inline_picture

    document = _document(root, names, contents)
    drawing = Markup(inline_picture(document)) if picture else ""  # noqa: S704  # escaped where it is made
    lines = render_template("timeline.html", document, picture=drawing).splitlines()
    return "\n".join(line for line in lines if line.strip())  # a blank line would end the block of HTML


def _document(root: Path, names: tuple[str, ...], contents: tuple[bytes, ...]) -> Document:
    if len(names) == 1 and names[0].endswith(".json"):
        return read_document(names[0], contents[0])
    from timeline.brief import build_brief
    from timeline.readers import read_articles

    articles = [replace(article, source=name) for name in names for article in read_articles([root / name])]
    return build_document(build_brief(articles))
