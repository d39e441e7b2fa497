r"""Quoted text made plain text for Markdown, XML and HTML.

A brief quotes whatever articles say, so quoted text is escaped until no renderer sees markup in it. The escapes for
Markdown are those that Python-Markdown, CommonMark, GFM, goldmark and kramdown all understand: a backslash before the
characters that the strictest of them allows (``\`*_{}[]()>#+-.!``), a numeric character reference for the others. Of
two braces, or a brace and a per cent sign, each is escaped, so neither Liquid, Nunjucks nor Hugo sees a tag. Citations
are written [1][2]: brackets of our own, which stay literal everywhere because the file defines no link references and
those of quoted text are escaped.
"""

from __future__ import annotations

import html
import re

from timeline.writers.clean import plain, safe_url

_SPECIAL = (
    r"^(?P<number>\d+)(?=[.)])"  # "1990. It" would begin a list
    r"|(?P<backslash>^[-+>]|[\\`*_{}\[\]#])"
    r"|(?P<reference>[<|~]|&(?=#?\w+;)|^[:=]|(?<=\{)%"
    r"|(?<=http):(?=//)|(?<=https):(?=//)|(?<=ftp):(?=//)|(?<=\bwww)\.|(?<=[\w.+-])@(?=\w)"  # would become links
)
_PLAIN = re.compile(_SPECIAL + ")", re.IGNORECASE)
_TYPOGRAPHIC = re.compile(_SPECIAL + r"|[\"'>]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.)", re.IGNORECASE)


def xml(text: str) -> str:
    """Escape text for XML and HTML, as content or within double quotes."""
    return html.escape(text)


def escape(text: str, *, typography: bool = False, inline: bool = False) -> str:
    r"""Escape text so that Markdown renderers show it as it is; line breaks become blanks.

    With ``typography`` also the quotes, dashes and dots that goldmark and kramdown would replace by nicer ones;
    ``inline`` text does not stand at the beginning of a line, where "5. May" would begin a list.

    >>> print(escape("1990. It *was* [x](javascript:y) <b> a|b {{ z }} {% z %}"))
    1990\. It \*was\* \[x\](javascript:y) &#60;b> a&#124;b \{\{ z \}\} \{&#37; z %\}
    >>> print(escape("www.a.org", typography=True), escape('"So..." AT&T', typography=True))
    www&#46;a.org &#34;So&#46;&#46;&#46;&#34; AT&T
    >>> print(escape("5. May"), escape("5. May", inline=True))
    5\. May 5. May
    """
    lead = " " if inline else ""
    escaped = (_TYPOGRAPHIC if typography else _PLAIN).sub(_escaped, lead + plain(text)).removeprefix(lead)
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
