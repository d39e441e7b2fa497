"""Over 300 hostile strings: what an article could say to become markup, a link, a formula or a directive somewhere.

More than a hundred pieces, each alone, before words and within them.
"""

from timeline.writers.clean import plain

PIECES = (
    # HTML, SVG and scripts
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<!-- comment -->", "-->", "<![CDATA[x]]>", "]]>", "<?php echo 1 ?>", "</p></div></body>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "<b>bold</b>", "&lt;b&gt;", "&amp;amp;",
    "&#60;script&#62;", "&copy;", "&notanentity",
    "<style>*{display:none}</style>", "</title><h1>x", "</style><script>", "<base href=//evil.example>",
    "<iframe src=//evil.example>",
    # Markdown of every flavour
    "*emphasis*", "**strong**", "_emphasis_", "__strong__", "`code`", "```", "~~~", "~~strike~~", "# heading",
    "## heading ##", "- item", "+ item",
    "* item", "1. item", "1990. It was a good year", "2) item", "> quote", "---", "***", "___", "===", "| a | b |",
    "a | b", "[x](javascript:alert(1))",
    "[x][1]", "[1]: http://evil.example", "[^1]", "[^1]: note", "![x](http://evil.example/x.png)",
    "<http://evil.example>", "http://evil.example/a_b_c",
    "https://evil.example", "www.evil.example", "mail@evil.example", "ftp://evil.example/x", "\\*not emphasis\\*",
    "\\", "\\\\", "$$x^2$$", "$x$",
    "{: .class #id onclick=x}", "{:toc}", "[TOC]", "*[HTML]: x", ": definition", "==mark==", "(c) (tm) ...",
    "\"quotes\" -- and 'more'...", "<<x>>",
    # templates
    "{{ 7 * 7 }}", "{{ config }}", "{% include 'x' %}", "{% raw %}", "{% endraw %}", "{# comment #}",
    "{{< ref \"x\" >}}", "{{% shortcode %}}", "{{{x}}}",
    "${7*7}", "<%= 7*7 %>", "#{7*7}", "{x: 1}", "import x from 'y'",
    # spreadsheets, calendars, YAML, TOML, JSON
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://evil.example\")", "a,b;c\td", "END:VEVENT BEGIN:VEVENT",
    "key: value", "\"\"\"", "'''", "null",
)  # fmt: skip
UNICODE = (
    "\u202eright to left override", "عربي and עברית", "😀👩‍👩‍👧 emoji", "zero\u200bwidth", "line\u2028separator",
    "a\u0000b\u0007c", "\ufeffbom",
    "tab\tand\nnewline\r\nmore", "--- \ntitle: x\n---", "+++\ntitle = 'x'\n+++", "%%{init: {}}%%", "#tag !id @ref",
    "title: x", "section x", "// comment",
)  # fmt: skip
STRINGS = tuple(text for piece in PIECES + UNICODE for text in (piece, f"{piece} he said.", f"He said {piece} twice."))
TEXTS = tuple(plain(text) for text in STRINGS)
