"""Brief -> text: one module per family of formats, and one line in FORMATS for each.

Every writer takes the one document (see ``document``) and returns text, or bytes for what is not text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import OptionError
from timeline.writers import calendars, charts, data, feeds, html, markdown, office, picture, timeml
from timeline.writers.document import build_document
from timeline.writers.templates import render_user_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Brief


class Format(NamedTuple):
    """A way to write a brief."""

    suffix: str
    """What a file name of this format ends with; the format that comes first in FORMATS owns a shared suffix."""
    write: Callable[..., str | bytes]
    """``write(document, explain=…)``, see :mod:`timeline.writers.document`."""
    about: str
    """What it is for, in a few words."""
    points: bool = False
    """Whether it shows the key points, too, and so has something to say without events."""


FORMATS = {
    "md": Format(".md", markdown.markdown_brief, "the brief as Markdown", points=True),
    "html": Format(".html", html.html_page, "a page of its own, with a picture", points=True),
    "html-fragment": Format(
        ".fragment.html", markdown.html_fragment, "the Markdown brief as an HTML fragment", points=True
    ),
    "svg": Format(".svg", picture.svg_picture, "the picture alone"),
    "json": Format(".json", data.json_document, "everything, documented and versioned", points=True),
    "jsonl": Format(".jsonl", data.json_lines, "one event a line"),
    "csv": Format(".csv", data.csv_table, "one event a row, for spreadsheets"),
    "ics": Format(".ics", calendars.ics_calendar, "for calendar programs"),
    "timelinejs": Format(".timelinejs.json", charts.timelinejs, "for TimelineJS"),
    "vis": Format(".vis.json", charts.vis, "for vis-timeline"),
    "mermaid": Format(".mmd", charts.mermaid, "for Mermaid"),
    "markwhen": Format(".mw", charts.markwhen, "for markwhen"),
    "timeml": Format(".tml", timeml.timeml, "the quoted sentences with their TIMEX3"),
    "jsonld": Format(".jsonld", feeds.json_ld, "schema.org, for search engines"),
    "jsonfeed": Format(".feed.json", feeds.json_feed, "for feed readers"),
    "atom": Format(".atom", feeds.atom_feed, "for feed readers"),
    "docx": Format(".docx", office.docx, "for Word; needs the extra docx", points=True),
    "pdf": Format(".pdf", office.pdf, "for print; needs the extra print", points=True),
    "timesketch": Format(".timesketch.csv", data.timesketch_table, "for Timesketch"),
}


def render(
    brief: Brief,
    format: str = "md",  # noqa: A002  # what users of the library write: format="json"
    *,
    template: str | Path | None = None,
    explain: bool = False,
) -> str | bytes:
    """Write a brief in one of FORMATS, or through the user's own Jinja2 ``template`` (its suffix tells the type).

    With ``explain`` the rules and reasons are written out where the format has a place for them. The result is bytes
    for the formats that are not text. Raises OptionError when there is no such format or the template is wrong.

    >>> from timeline.model import Brief
    >>> print(render(Brief("Nothing yet", (), (), ())).splitlines()[0])
    # Nothing yet
    """
    document = build_document(brief)
    if template is not None:
        return render_user_template(Path(template), document, explain=explain)
    if format not in FORMATS:
        raise OptionError(f"there is no format {format!r}: known are {', '.join(FORMATS)}")
    return FORMATS[format].write(document, explain=explain)


def format_of(path: str | Path) -> str | None:
    """Tell the format that a file name asks for by its ending; None when it asks for none.

    >>> format_of("out/brief.json"), format_of("brief.fragment.html"), format_of("brief.xyz")
    ('json', 'html-fragment', None)
    """
    name = Path(path).name.lower()
    fitting = [key for key, (suffix, *_) in FORMATS.items() if name.endswith(suffix)]
    return max(fitting, key=lambda key: len(FORMATS[key].suffix), default=None)
