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
    "md": Format(markdown.markdown_brief, "the brief as Markdown", ".md", points=True),
    "html": Format(html.html_page, "a page of its own, with a picture", ".html", points=True),
    "html-fragment": Format(
        markdown.html_fragment, "the Markdown brief as an HTML fragment", ".fragment.html", points=True
    ),
    "svg": Format(picture.svg_picture, "the picture alone", ".svg"),
    "json": Format(data.json_document, "everything, documented and versioned", ".json", points=True),
    "jsonl": Format(data.json_lines, "one event a line", ".jsonl"),
    "csv": Format(data.csv_table, "one event a row, for spreadsheets", ".csv"),
    "ics": Format(calendars.ics_calendar, "for calendar programs", ".ics"),
    "timelinejs": Format(charts.timelinejs, "for TimelineJS", ".timelinejs.json"),
    "vis": Format(charts.vis, "for vis-timeline", ".vis.json"),
    "mermaid": Format(charts.mermaid, "for Mermaid", ".mmd"),
    "markwhen": Format(charts.markwhen, "for markwhen", ".mw"),
    "timeml": Format(timeml.timeml, "the quoted sentences with their TIMEX3", ".tml"),
    "jsonld": Format(feeds.json_ld, "schema.org, for search engines", ".jsonld"),
    "jsonfeed": Format(feeds.json_feed, "for feed readers", ".feed.json"),
    "atom": Format(feeds.atom_feed, "for feed readers", ".atom"),
    "docx": Format(office.docx, "for Word; needs the extra docx", ".docx", points=True),
    "pdf": Format(office.pdf, "for print; needs the extra print", ".pdf", points=True),
    "timesketch": Format(data.timesketch_table, "for Timesketch", ".timesketch.csv"),
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
