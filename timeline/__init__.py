"""timeline: read news articles, resolve their dates, write a timeline in which every line cites its source.

The names below are the whole public interface. Each is imported when it is first used, so that a program that
needs one of them does not wait for the others.

>>> import timeline
>>> [(str(timex.interval), timex.text) for timex in timeline.find_dates("In 2014, the dam burst.")]
[('2014', '2014')]
"""

import importlib as _importlib
import typing as _typing

if _typing.TYPE_CHECKING:
    from timeline.brief import build_brief
    from timeline.dates import find_dates
    from timeline.errors import InputError, InputWarning, LanguageError, OptionError, OutputError, TimelineError
    from timeline.events import build_timeline
    from timeline.interval import Interval
    from timeline.model import Article, Brief, Dating, Event, Headline, KeyPoint, Mention, Name, Note, Sentence, Timex
    from timeline.readers import read_articles
    from timeline.summary import summarize
    from timeline.writers import render

__all__ = [
    "Article",
    "Brief",
    "Dating",
    "Event",
    "Headline",
    "InputError",
    "InputWarning",
    "Interval",
    "KeyPoint",
    "LanguageError",
    "Mention",
    "Name",
    "Note",
    "OptionError",
    "OutputError",
    "Sentence",
    "TimelineError",
    "Timex",
    "build_brief",
    "build_timeline",
    "find_dates",
    "read_articles",
    "render",
    "summarize",
]

_ERRORS = ("InputError", "InputWarning", "LanguageError", "OptionError", "OutputError", "TimelineError")
_MODEL = ("Article", "Brief", "Dating", "Event", "Headline", "KeyPoint", "Mention", "Name", "Note", "Sentence", "Timex")
_HOME = {
    **dict.fromkeys(_ERRORS, "errors"),
    **dict.fromkeys(_MODEL, "model"),
    "Interval": "interval",
    "build_brief": "brief",
    "build_timeline": "events",
    "find_dates": "dates",
    "read_articles": "readers",
    "render": "writers",
    "summarize": "summary",
}


def __getattr__(name: str) -> _typing.Any:
    """Import a public name from its module when it is first asked for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    value = getattr(_importlib.import_module(f"timeline.{_HOME[name]}"), name)
    globals()[name] = value
    return value
