"""Code is language-free: what a language decides stands in its pack, and no string of the code holds a word of one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.dates.arithmetic import GRANULARITY_UNITS
from timeline.dates.check import KEYS
from timeline.dates.meanings import MEANINGS
from timeline.dates.tokens import SHAPES
from timeline.language.files import known
from timeline.language.numbers import LISTS, TABLES
from timeline.language.pack import SECTIONS, load

PACKAGE = Path(timeline.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "cli")
WORD = re.compile(r"[^\W\d_]{2,}")
NO_WORD = re.compile(r"a-z(?:A-Z)?|(?:a-f){2}|\(\?P[<=]\w+[>)]|\\[a-zA-Z]|\{\w*\}|https?://\S+|&#?\w+;|\w*_\w+")
"""What looks like words and is none: groups and classes of regexes, slots, addresses, entities, identifiers, letters from a to z."""
PACKS = [load(code) for code in known()]
NAMES = {
    *GRANULARITY_UNITS, "period", *KEYS, *SHAPES, *MEANINGS, *SECTIONS, *TABLES, *LISTS,
    *(slot for means in MEANINGS.values() for slot in "|".join((*means.needs, *means.may)).split("|")),
    *(name for pack in PACKS for name in pack.dates["lexicon"]),
    *known(),
    *(key for pack in PACKS for table in pack.section("say").values() if isinstance(table, dict) for key in table),
}  # fmt: skip
"""Names of the code: of languages, granularities, keys of rules, shapes, meanings, sections, slots, classes and messages."""
ERRORS = "what errors and warnings say, put together before they are raised"
FIELDS = "names of the code, of fields and of keys"
ALLOWED: dict[str, tuple[str, str]] = {
    "__init__.py": ("article model", FIELDS),
    "analysis/many.py": ("seconds", ERRORS),
    "analysis/stored.py": ("again and article is of publication story the this", f"{ERRORS}; names of fields"),
    "dates/arithmetic.py": ("fa mi mo no pt", "TIMEX3's seasons and parts of the day; its PT25M"),
    "dates/calendars.py": (
        "dussehra holi janmashtami onam pongal puthandu qingming thaipusam vaisakhi vesak",
        "the names under which a package lists feasts",
    ),
    "dates/check.py": ("am pm", "what a file says of a half of the day"),
    "dates/explain.py": ("half set", f"{FIELDS}; TIMEX3's SET"),
    "dates/holidays.py": ("calendar day days easter month", "the notation of feasts in the files"),
    "dates/locales.py": (
        "ago day er in month week year",
        "dateparser's keys and settings, and an ordinal mark of several languages",
    ),
    "dates/meanings/__init__.py": ("minutes", FIELDS),
    "dates/meanings/clock.py": (
        "am minutes mo pm",
        "a key of rules; what a file says of a half of the day; a part of it",
    ),
    "dates/meanings/periods.py": ("bc", "TIMEX3's BC"),
    "dates/meanings/relative.py": ("set", "TIMEX3's SET"),
    "dates/meanings/sets.py": ("set", "TIMEX3's SET"),
    "dates/shift.py": ("pt", "TIMEX3's PT25M"),
    "dates/values.py": (
        "bc day fa half hour minute month quarter week weekend year",
        "TIMEX3's BC and seasons; groups of a regex",
    ),
    "interval.py": ("bc fa", "TIMEX3's BC and seasons"),
    "language/locale_data.py": (
        "april august december february friday january july june march may monday november october saturday september sunday thursday tuesday wednesday",
        "dateparser's keys",
    ),
    "language/plain.py": (
        "after afternoon ago day evening hour in mo month morning second year",
        "the fields of dateparser and CLDR, TIMEX3's parts of a day, and names of a rule and of slots",
    ),
    "language/pack.py": ("are did known you", ERRORS),
    "language/phrasing.py": ("last", FIELDS),
    "language/say.py": (
        "are be begin between end english for has in is it its known no number of period place should stands such text that the there this what with",
        f"{ERRORS}; names of messages",
    ),
    "markdown_extension.py": (
        "are from in names that the timeline words",
        "the help of an option, as Python-Markdown wants it",
    ),
    "model.py": ("set", "TIMEX3's SET"),
    "notes.py": ("number", FIELDS),
    "readers/__init__.py": ("as be read seconds the to", ERRORS),
    "readers/attempts.py": ("be read", ERRORS),
    "readers/cache.py": ("page", FIELDS),
    "readers/decoding.py": ("an as at been before file first had ll not or read that", f"{ERRORS}; a clitic"),
    "readers/documents.py": ("it larger max of than the", ERRORS),
    "readers/docx.py": ("minutes", FIELDS),
    "readers/fragments.py": ("hr section", "HTML"),
    "readers/layout.py": ("section", FIELDS),
    "readers/maintext.py": ("next tags", "names of classes and ids in pages"),
    "readers/markdown.py": ("front is left matter no out the", ERRORS),
    "readers/metadata.py": ("any article dc str", "names of meta elements, of the Dublin Core, too; types"),
    "readers/news.py": ("tag", "NITF"),
    "readers/page_dates.py": ("article dc last", "names of meta elements, of the Dublin Core, too"),
    "readers/pdf.py": ("ad is the", f"{ERRORS}; /AD of the dictionary of dates"),
    "readers/phrases.py": ("section", FIELDS),
    "readers/records.py": ("is it its name no of page tells text the which", ERRORS),
    "readers/stamp_words.py": (
        "clock day first gmt half hour minute month second sep utc year",
        "groups of a regex; names of time zones",
    ),
    "readers/stamps.py": ("day half hour month sep utc year", "groups of a regex; a name of a time zone"),
    "readers/tables.py": ("first line", ERRORS),
    "sites.py": ("page tags", FIELDS),
    "writers/calendars.py": ("begin number", f"{FIELDS}; iCalendar"),
    "writers/charts.py": ("number utc", "the time zone that markwhen wants; a key"),
    "writers/dates.py": ("article", FIELDS),
    "writers/clean.py": ("al", "a class of Unicode's bidirectional algorithm"),
    "writers/document.py": ("number rest", FIELDS),
    "writers/elements.py": ("time", "HTML"),
    "writers/escaping.py": ("number", FIELDS),
    "writers/feeds.py": ("text type", "Atom"),
    "writers/html.py": ("none number", FIELDS),
    "writers/markdown.py": ("hr", "HTML"),
    "writers/office.py": ("number", FIELDS),
    "writers/picture.py": ("axis end line text when", "SVG"),
    "writers/shape.py": (
        "an are at before event from has in is it least no not number of one rest source sources their there",
        f"{ERRORS}; {FIELDS}",
    ),
    "writers/templates.py": ("number rest", FIELDS),
}
"""Module to the words that it may hold, and why."""


def texts(value: Any) -> Iterator[str]:
    """Every string of a pack: the words that tables list, and those that outputs speak."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in KEYS else texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def words_of(values: Any) -> frozenset[str]:
    """The words of strings, lower case, of two letters or more."""
    return frozenset(word for text in texts(values) for word in WORD.findall(NO_WORD.sub(" ", text.lower())))


PARTICLES = {
    "the",
    "of",
    "to",
    "on",
    "at",
    "before_hour",
    "by_part",
    "before_month",
    "before_digits",
    "before_season",
    "before_far_year",
    "filler",
    "counted",
    "about",
    "quant",
    "by_the",
    "behind_hour",
    "a_unit",
    "before_quantity",
    "night_from",
    "night_to",
    "day_article",
    "before_day",
}
"""Classes of words that say nothing of time."""
TELLING = words_of(
    [
        [entry for entry in table if " " not in entry]
        for pack in PACKS
        for tables in (pack.dates["lexicon"], {name: pack.section("numbers")[name] for name in TABLES})
        for name, table in tables.items()
        if name not in PARTICLES
    ]
)
"""The words of dates and numbers: one of them is one too many."""
SPOKEN = TELLING | words_of([pack.section(name) for pack in PACKS for name in ("words", "say", "stamps")])
"""All words of the packs: two of them in one string are a phrase."""


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The strings of a module, but for docstrings, annotations and what errors say."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and is_error(node.func)):
            skipped |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            skipped |= {id(inner) for inner in ast.walk(node.annotation)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node


def is_error(function: ast.expr) -> bool:
    """Whether a call makes an error or a warning."""
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name.endswith(("Error", "Warning")) or name in {"fault", "_error"}


def words_in(path: Path) -> dict[str, int]:
    """The words of languages that a module's strings hold, each with its line."""
    found: dict[str, int] = {}
    for node in strings(ast.parse(path.read_text(encoding="utf-8"))):
        words = WORD.findall(NO_WORD.sub(" ", node.value.lower()))
        spoken = [word for word in words if word in SPOKEN]
        phrase = " " in node.value.strip() and len(spoken) > 1
        named = all(piece in NAMES for piece in node.value.split("|"))
        for word in () if named else words:
            if word in TELLING or (phrase and word in SPOKEN):
                found.setdefault(word, node.lineno)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_string_holds_a_word_of_a_language(path: Path) -> None:
    """What a pack lists or speaks is nowhere in the code; exceptions have their reason in ALLOWED."""
    allowed, _ = ALLOWED.get(path.relative_to(PACKAGE).as_posix(), ("", ""))
    found = {word: line for word, line in words_in(path).items() if word not in allowed.split()}
    assert not found, f"{path}: move them into the packs: {found}"


def test_no_exception_is_idle() -> None:
    """What ALLOWED lists is there, and has a reason."""
    for name, (words, reason) in ALLOWED.items():
        assert reason
        assert set(words.split()) <= words_in(PACKAGE / name).keys(), name
