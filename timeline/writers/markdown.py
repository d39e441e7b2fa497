r"""The Markdown brief, and the HTML fragment that Python-Markdown makes of it.

A brief quotes whatever articles say, so quoted text is escaped until no renderer sees markup in it. The escapes are
those that Python-Markdown, CommonMark, GFM, goldmark and kramdown all understand: a backslash before the characters
that the strictest of them allows (``\`*_{}[]()>#+-.!``), a numeric character reference for the others. Of two braces,
or a brace and a per cent sign, each is escaped, so neither Liquid, Nunjucks nor Hugo sees a tag. Citations are written
[1][2]: brackets of our own, which stay literal everywhere because the file defines no link references and those of
quoted text are escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.writers.clean import plain, safe_url
from timeline.writers.templates import render_template

if TYPE_CHECKING:
    from timeline.writers.document import Document

_SPECIAL = (
    r"^(?P<number>\d+)(?=[.)])"  # "1990. It" would begin a list
    r"|(?P<backslash>^[-+>]|[\\`*_{}\[\]#])"
    r"|(?P<reference>[<|~]|&(?=#?\w+;)|^[:=]|(?<=\{)%"
    r"|(?<=http):(?=//)|(?<=https):(?=//)|(?<=ftp):(?=//)|(?<=\bwww)\.|(?<=[\w.+-])@(?=\w)"  # would become links
)
_PLAIN = re.compile(_SPECIAL + ")", re.IGNORECASE)
_TYPOGRAPHIC = re.compile(_SPECIAL + r"|[\"'>]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.)", re.IGNORECASE)

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "hr", "i", "li", "ol", "p",
    "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "id", "title"}, "li": {"id"}, "ol": {"start"}, "time": {"datetime"}}


def escape(text: str, *, typography: bool = False) -> str:
    r"""Escape text so that Markdown renderers show it as it is; line breaks become blanks.

    With ``typography`` also the quotes, dashes and dots that goldmark and kramdown would replace by nicer ones.

    >>> print(escape("1990. It *was* [x](javascript:y) <b> a|b {{ z }} {% z %}"))
    1990\. It \*was\* \[x\](javascript:y) &#60;b> a&#124;b \{\{ z \}\} \{&#37; z %\}
    >>> print(escape("www.a.org", typography=True), escape('"So..." AT&T', typography=True))
    www&#46;a.org &#34;So&#46;&#46;&#46;&#34; AT&T
    """
    escaped = (_TYPOGRAPHIC if typography else _PLAIN).sub(_escaped, plain(text))
    return escaped.replace("$", "&#36;") if text.count("$") > 1 else escaped  # one is money, two may be a formula


def _escaped(match: re.Match[str]) -> str:
    if match["reference"]:
        return f"&#{ord(match[0])};"
    return f"{match[0]}\\" if match["number"] else f"\\{match[0]}"


def link(url: str) -> str:
    """Mark an address that :func:`timeline.writers.clean.safe_url` let pass as the target of a link.

    >>> link("https://example.org/a_b?c&d*(e)")
    Markup('https://example.org/a_b?c&d%2A%28e%29')
    """
    from markupsafe import Markup

    return Markup(safe_url(url))  # noqa: S704  # nothing in it means anything to Markdown


def cited(note: str, *, typography: bool = False) -> str:
    r"""Escape a note of ours, but for the citations in it, which end no link: "[1](x)" stays escaped.

    >>> print(cited("[1] and [2](x) are *one*."))
    [1] and \[2\](x) are \*one\*.
    """
    from markupsafe import Markup

    return Markup(re.sub(r"\\\[(\d{1,4})\\\](?![(:\[\\])", r"[\1]", escape(note, typography=typography)))  # noqa: S704


def code(text: str, *, typography: bool = False) -> str:
    r"""Write a file name as a code span, or escaped where it could break out of one.

    >>> code("notes/a_b.txt"), code("a`b")
    (Markup('`notes/a_b.txt`'), Markup('a\\`b'))
    """
    from markupsafe import Markup

    simple = re.fullmatch(r"[\w ./:@,+#()-]+", text) and not re.search(r"^ | $", text)
    return Markup(f"`{text}`" if simple else escape(text, typography=typography))  # noqa: S704


def markdown_brief(document: Document, *, explain: bool = False) -> str:
    """Write the brief as Markdown."""
    return render_template("brief.md", document, explain=explain)


def html_fragment(document: Document, *, explain: bool = False) -> str:
    """Write the Markdown brief as an HTML fragment: Python-Markdown converts it, nh3 lets only plain elements pass."""
    return clean(markdown_to_html(markdown_brief(document, explain=explain), len(document["sources"])))


def markdown_to_html(text: str, sources: int) -> str:
    """Convert a Markdown brief, its citations linked to the items of its list of sources.

    >>> markdown_to_html("It rained. [1]", sources=1)
    '<p>It rained. <a href="#source-1">[1]</a></p>'
    """
    import markdown

    from timeline.writers.citations import CitationExtension

    return markdown.markdown(text, output_format="html", extensions=[CitationExtension(sources)])


def clean(html: str) -> str:
    """Let only a short list of elements and attributes pass, and only http(s) and mailto links.

    >>> clean('<p onclick="x()">A <script>x()</script><a href="javascript:x()">link</a></p>')
    '<p>A <a>link</a></p>'
    """
    import nh3

    schemes = {"http", "https", "mailto"}
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=schemes, link_rel=None)
