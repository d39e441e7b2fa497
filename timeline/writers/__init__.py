"""Brief -> text: one module per family of formats, and one line in FORMATS for each.

Every writer takes the one document (see ``document``) and returns text, or bytes for what is not text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.writers import calendars, charts, data, feeds, html, markdown, office, picture, timeml
from timeline.writers.document import build_document
from timeline.writers.formats import Format, find_format
from timeline.writers.templates import render_user_template

if TYPE_CHECKING:
    from timeline.model import Brief


FORMATS = {
    "md": Format(markdown.markdown_brief, ".md", points=True),
    "html": Format(html.html_page, ".html", points=True),
    "html-fragment": Format(markdown.html_fragment, ".fragment.html", points=True),
    "svg": Format(picture.svg_picture, ".svg"),
    "json": Format(data.json_document, ".json", points=True),
    "jsonl": Format(data.json_lines, ".jsonl"),
    "csv": Format(data.csv_table, ".csv"),
    "ics": Format(calendars.ics_calendar, ".ics"),
    "timelinejs": Format(charts.timelinejs, ".timelinejs.json"),
    "vis": Format(charts.vis, ".vis.json"),
    "mermaid": Format(charts.mermaid, ".mmd"),
    "markwhen": Format(charts.markwhen, ".mw"),
    "timeml": Format(timeml.timeml, ".tml"),
    "jsonld": Format(feeds.json_ld, ".jsonld"),
    "jsonfeed": Format(feeds.json_feed, ".feed.json"),
    "atom": Format(feeds.atom_feed, ".atom"),
    "docx": Format(office.docx, ".docx", points=True),
    "pdf": Format(office.pdf, ".pdf", points=True),
    "timesketch": Format(data.timesketch_table, ".timesketch.csv"),
}


def render(
    brief: Brief,
    format: str = "md",  # noqa: A002  # what users of the library write: format="json"
    *,
    language: str | None = None,
    template: str | Path | None = None,
    explain: bool = False,
) -> str | bytes:
    """Write a brief in one of FORMATS, or through the user's own Jinja2 ``template`` (its suffix tells the type).

    ``language`` is the BCP 47 tag of the language that headings, dates and notes are in, None that of most articles.
    With ``explain`` the rules and reasons are written out where the format has a place for them. The result is bytes
    for the formats that are not text. Raises OptionError when there is no such format or the template is wrong,
    LanguageError when there is no such language.

    >>> from timeline.model import Brief
    >>> print(render(Brief("Nothing yet", (), (), ())).splitlines()[0])
    # Nothing yet
    """
    document = build_document(brief, language)
    if template is not None:
        return render_user_template(Path(template), document, explain=explain)
    return find_format(FORMATS, format).write(document, explain=explain)


def format_of(path: str | Path) -> str | None:
    """Tell the format that a file name asks for by its ending; None when it asks for none.

    >>> format_of("out/brief.json"), format_of("brief.fragment.html"), format_of("brief.xyz")
    ('json', 'html-fragment', None)
    """
    name = Path(path).name.lower()
    fitting = [key for key, form in FORMATS.items() if name.endswith(form.suffix)]
    return max(fitting, key=lambda key: len(FORMATS[key].suffix), default=None)
