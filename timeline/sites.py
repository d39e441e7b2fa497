"""Static sites: what each generator wants of a brief, and the parts that draw a timeline from its data file.

``site_files`` and ``init_files`` only say what stands in which file; ``write_files`` compares with what is there and
writes what differs, so a second run changes nothing and diffs are small. Strings in front matter are written as JSON
strings, which YAML reads as they are; bodies are Markdown without raw HTML, escaped for the renderer's habits.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import OptionError, OutputError
from timeline.files import write_whole
from timeline.writers.data import json_document
from timeline.writers.document import build_document, spoken
from timeline.writers.escaping import escape, xml
from timeline.writers.html import asset
from timeline.writers.lookup import latest_day
from timeline.writers.templates import render_template, template_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline.model import Brief
    from timeline.writers.schema import Document

_TAGS = ["timeline"]
_SLUG_LENGTH = 60


class Site(NamedTuple):
    """What a generator wants; ``{slug}`` stands for the brief's name in paths."""

    page: str
    data: str
    style: str
    """Where the style sheet of the timeline goes."""
    front: Callable[[Document, str, bool], str]
    """``front(document, slug, draft)`` writes the front matter."""
    heading: bool = False
    """Whether the page begins with its title: themes of the others show the one of the front matter."""
    typography: bool = False
    """Whether the renderer replaces quotes, dashes and dots by nicer ones."""


def site_files(
    brief: Brief, name: str, *, language: str | None = None, slug: str = "", draft: bool = False
) -> dict[str, str]:
    """Say which files of a site a brief makes: path within the site to content.

    ``slug`` names the page; else the title does. ``language`` is as in :func:`timeline.writers.render`. Raises
    OptionError for an unknown generator, LanguageError for an unknown language.

    >>> from timeline.model import Brief
    >>> sorted(site_files(Brief("Two years: a review", (), (), ()), "hugo"))
    ['content/timelines/two-years-a-review.md', 'data/timelines/two-years-a-review.json']
    """
    site, document = _site(name), build_document(brief, language)
    slug = slugify(slug or document["title"])
    front = site.front(document, slug, draft)
    if site.page.endswith(".astro"):
        body = (template_folder() / "sites" / "page.astro").read_text("utf-8").replace("SLUG", slug)
    else:
        body = "\n" + render_template(
            "brief.md", document, explain=False, typography=site.typography, heading=site.heading
        )
    files = {site.page.format(slug=slug): front + body, site.data.format(slug=slug): json_document(document)}
    return {**files, **(init_files(name) if site.page.endswith(".astro") else {})}


def init_files(name: str) -> dict[str, str]:
    """Say which files let a site draw a timeline anywhere: the include, shortcode or component, and its style sheet.

    >>> sorted(init_files("hugo"))
    ['layouts/shortcodes/timeline.html', 'static/timeline.css']
    """
    site, folder = _site(name), template_folder() / "sites"
    parts = sorted(path for path in (folder / name).rglob("*") if path.is_file())
    files = {path.relative_to(folder / name).as_posix(): path.read_text("utf-8") for path in parts}
    return {**files, site.style: asset("sites/timeline.css") + asset("picture.css")}


def changed_files(root: Path, files: Mapping[str, str]) -> list[str]:
    """List the files that are missing below ``root`` or differ."""
    return [name for name, text in files.items() if _current(root / name) != text.encode()]


def write_files(root: Path, files: Mapping[str, str]) -> list[str]:
    """Write what is missing or differs, each file whole or not at all; returns the names of those written.

    Raises OutputError when a file cannot be written.
    """
    changed = changed_files(root, files)
    for name in changed:
        path = root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, files[name].encode())
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
    return changed


def slugify(title: str) -> str:
    """Make a name for files and addresses: small Latin letters, digits and hyphens.

    A title that loses most of its letters gets a short hash of itself, so that no two share a name.

    >>> slugify("Zürich: 3 Fragen?"), slugify("戦争"), slugify("")
    ('zurich-3-fragen', 'timeline-9558885f', 'timeline')
    """
    folded = unicodedata.normalize("NFKD", title)
    words = re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-")
    letters = [character for character in folded if character.isalpha()]
    lost = sum(not letter.isascii() for letter in letters)
    if words and 2 * lost <= len(letters):
        return _shortened(words, _SLUG_LENGTH)
    mark = f"-{hashlib.sha256(title.encode('utf-8', 'replace')).hexdigest()[:8]}" if title.strip() else ""
    return _shortened(words or "timeline", _SLUG_LENGTH - len(mark)) + mark


def _shortened(words: str, length: int) -> str:
    return words[:length].rsplit("-", 1)[0] if len(words) > length else words


def _site(name: str) -> Site:
    if name not in SITES:
        raise OptionError(f"there is no site generator {name!r}: known are {', '.join(SITES)}")
    return SITES[name]


def _current(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _summary(document: Document) -> str:
    if document["summary"]:
        return document["summary"][0]["text"]
    return spoken(document).text("event", number=len(document["events"]))


def _yaml(fields: Mapping[str, object], *, date: str) -> str:
    """Write front matter in YAML: values as JSON, which is YAML; the day bare, which makes it a date."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, *([f"date: {date}"] if date else []), "---", ""])


def _hugo(document: Document, slug: str, draft: bool) -> str:
    fields = {"title": document["title"], "summary": _summary(document), "tags": _TAGS, "slug": slug, "draft": draft}
    return _yaml({**fields, "url": f"/timelines/{slug}/"}, date=latest_day(document))


def _jekyll(document: Document, slug: str, draft: bool) -> str:
    fields = {"layout": "page", "title": document["title"], "excerpt": _summary(document), "tags": _TAGS}
    return _yaml({**fields, "permalink": f"/timelines/{slug}/", "published": not draft}, date=latest_day(document))


def _mkdocs(document: Document, _slug: str, draft: bool) -> str:
    """Write the front matter of a MkDocs page, whose themes put title and description into pages as HTML."""
    fields = {"title": xml(document["title"]), "description": xml(_summary(document)), "tags": _TAGS, "draft": draft}
    return _yaml(fields, date=latest_day(document))


def _pelican(document: Document, slug: str, draft: bool) -> str:
    """Write the metadata of a Pelican page, whose title goes into pages as HTML and whose summary is Markdown.

    Themes also put both through Jinja's ``striptags``, which turns &lt; back into <; an invisible word joiner after it
    keeps a tag from being born there.
    """
    fields = {
        "Title": xml(_parted(document["title"])),
        "Slug": slug,
        "Summary": escape(_parted(_summary(document))),
        "Tags": ", ".join(_TAGS),
        "Status": "draft" if draft else "published",
        "Date": latest_day(document),
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items() if value)


def _parted(text: str) -> str:
    return text.replace("<", "<\u2060")


def _eleventy(document: Document, slug: str, draft: bool) -> str:
    fields = {"title": document["title"], "description": _summary(document), "tags": _TAGS, "draft": draft}
    # Markdown alone: with Liquid or Nunjucks before it a quoted brace would be a tag
    return _yaml(
        {**fields, "permalink": f"/timelines/{slug}/", "templateEngineOverride": "md"}, date=latest_day(document)
    )


def _astro(_document: Document, _slug: str, _draft: bool) -> str:
    return ""  # the page is a component; what front matter would say stands in the data file


SITES = {
    "hugo": Site(
        "content/timelines/{slug}.md", "data/timelines/{slug}.json", "static/timeline.css", _hugo, typography=True
    ),
    "jekyll": Site(
        "timelines/{slug}.md", "_data/timelines/{slug}.json", "assets/timeline.css", _jekyll, typography=True
    ),
    "mkdocs": Site(
        "docs/timelines/{slug}.md", "docs/timelines/{slug}.json", "docs/timeline.css", _mkdocs, heading=True
    ),
    "pelican": Site("content/pages/{slug}.md", "content/timelines/{slug}.json", "content/extra/timeline.css", _pelican),
    "eleventy": Site("timelines/{slug}.md", "_data/timelines/{slug}.json", "timeline.css", _eleventy, heading=True),
    "astro": Site(
        "src/pages/timelines/{slug}.astro", "src/data/timelines/{slug}.json", "src/styles/timeline.css", _astro
    ),
}
