"""Which of two a bare "Friday" or "October" is, the past or the coming one: tense and words tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline.interval import DAY, WEEK, Interval, civil, weekday

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found

_REACH = 130  # characters of the sentence on each side that are looked at
_STOP = re.compile(
    r"(?<!\W[^\W\d])[.!?][\"'”’)]*\s|[;。！？；]|\n\s*\n"
)  # where a clause ends, nearly enough; not "P. Davison"
_MARK = re.compile(r"[^\w\s'’-]|\n\s*\n")  # where a clause ends or another begins
_BEHIND = 60  # how much farther a word counts that stands behind the expression
_LONGEST_DEADLINE = 30
PAST, FUTURE = -1, 1
YEAR, BACK = 300 * DAY, 1.3
FAR, NEAR = (220, 250), (60, 31)
"""How many days ahead a day, and a month, may lie: after a word that looks ahead, and after none. A date that has just
passed is named without its year, one that is long gone is not; measured on TimeBank and AQUAINT."""


def direction(found: Found, context: Context) -> int:
    """Tell whether an expression looks back (-1), ahead (1), or neither (0), and note what decided."""
    sense, why = looks(found, context)
    if why not in context.reasons:
        context.reasons.append(why)
    return sense


def looks(found: Found, context: Context) -> tuple[int, str]:
    """Tell whether an expression looks back, ahead, or neither, and by what: the nearest word that says so."""
    sense = _told(found, context) if not context.prefer else min(_cue_before(found, context), 0)
    if sense:  # "since Monday" looks back in a reminder, too
        return sense, "why_ahead" if sense == FUTURE else "why_back"
    if context.prefer:
        return (FUTURE if context.prefer == "future" else PAST), "why_preferred"
    return (FUTURE, "why_deadline") if _is_deadline(found, context) else (0, "why_silent")


def _told(found: Found, context: Context) -> int:
    """Read the nearest word of the clause that looks back or ahead; one behind the expression counts as farther.

    In a clause whose verb stands last that verb decides: "kündigte an, dass sie am 30. Juni öffnen soll".
    """
    text, start, end = context.text, found.start, found.end
    if found.grammar.direction is None:
        return 0
    cues = _cues(context, found.grammar.direction, start - _REACH, end + _REACH)
    place = bisect_left(cues, (start, 0, 0))
    sense, nearest = 0, 2 * _REACH
    if place and (gap := start - cues[place - 1][1]) <= _REACH and not _stops(text, cues[place - 1][1], start):
        sense, nearest = cues[place - 1][2], gap
    place = bisect_left(cues, (end, 0, 0))
    if nearest <= 1:  # "until Sunday's vote", for all that "'s" looks back; but "is begin maart gepland"
        is_planned = place < len(cues) and cues[place][0] - end == 1 and cues[place][2] == FUTURE
        return FUTURE if is_planned else sense
    opened = text[max(0, start - nearest) : start].lower().split()
    if place < len(cues) and not found.grammar.verb_last.isdisjoint(opened):
        nearest = 2 * _REACH if _MARK.search(text, end, cues[place][0]) is None else nearest
    if place < len(cues) and (gap := cues[place][0] - end) <= _REACH and gap + (_BEHIND if gap else 0) < nearest:
        sense = sense if _stops(text, end, cues[place][0]) else cues[place][2]
    return sense


def _cue_before(found: Found, context: Context) -> int:
    """Read the word right before an expression, if it looks back or ahead; 0 when it does neither."""
    if found.grammar.direction is None:
        return 0
    cues = _cues(context, found.grammar.direction, found.start - _REACH, found.end + _REACH)
    place = bisect_left(cues, (found.start, 0, 0))
    return cues[place - 1][2] if place and found.start - cues[place - 1][1] <= 1 else 0


_BLANKS = 2
"""Between a date, the word behind it and the next date, where the two are the ends of a range."""


def _is_deadline(found: Found, context: Context) -> bool:
    """Whether a day stands behind words for "by", which look ahead where no verb tells; not within a range."""
    before = context.text[max(0, found.start - _LONGEST_DEADLINE) : found.start].rstrip()
    spaced = found.grammar.tokens.spaced
    words = (
        word
        for word in found.grammar.deadline
        if before.endswith(word) and not (spaced and before[-len(word) - 1 : -len(word)].isalnum())
    )
    if (word := next(words, None)) is None:
        return False
    return not (context.told_at and 0 <= found.start - context.told_at - len(word) <= _BLANKS)


def is_told_behind(found: Found, context: Context) -> bool:
    """Whether a word that looks ahead or back, a verb mostly, stands between an expression and the next mark."""
    mark = _MARK.search(context.text, found.end)
    words = found.grammar.direction
    return (
        words is not None
        and words.search(context.text, found.end, mark.start() if mark else len(context.text)) is not None
    )


def _stops(text: str, low: int, high: int) -> bool:
    """Whether a clause ends between two places."""
    return _STOP.search(text, low, high) is not None


def _cues(context: Context, words: re.Pattern[str], low: int, high: int) -> list[tuple[int, int, int]]:
    """Extend the words that look ahead or back, as (start, end, sense), so that each place is read once."""
    if high > context.cues_to:
        high = context.text.find(" ", high) + 1 or len(context.text)
        for match in words.finditer(context.text, max(low, context.cues_to), high):
            context.cues.append((*match.span(), FUTURE if match.lastindex == 1 else PAST))
        context.cues_to = high
    return context.cues


def weekday_near(day: int, found: Found, context: Context) -> Interval | None:
    """Find the day of that weekday (Monday 0) that is meant: today, the last or the next."""
    now = context.here
    if now is None:
        return None
    today = now.day
    ahead = (day - weekday(today.start)) % 7
    if context.in_story:
        return Interval(today.start + ahead * DAY, today.end + ahead * DAY)
    if ahead == 0:
        return today
    back = 0 if direction(found, context) == FUTURE else WEEK
    return Interval(today.start + ahead * DAY - back, today.end + ahead * DAY - back)


def year_near(month: int, day: int | None, found: Found, context: Context) -> Interval | None:
    """Find the month, or the day of a month, that is meant where no year is given; None when there is none."""
    now = context.now
    if now is None:
        return None
    year = civil(now.start)[0]
    choices = []
    for candidate in (year - 1, year, year + 1):
        try:
            choices.append(Interval.of(candidate, month, day))
        except ValueError:
            continue
    if context.in_story:
        return in_story(choices, now)
    ahead = next((one for one in choices if (one.end > now.start if context.prefer else one.start >= now.end)), None)
    back = next((choice for choice in reversed(choices) if choice.start < now.end), None)
    fitting = [choice for choice in (ahead, back) if choice and _is_named(choice, found)]
    if len(fitting) == 1:
        return fitting[0]
    if context.prefer:
        return ahead if context.prefer == "future" else back
    sense = direction(found, context)
    looks_ahead = sense == FUTURE
    if sense == PAST and _cue_before(found, context) == PAST:  # "since March", written in February
        return back
    reach = (FAR if looks_ahead else NEAR)[day is None]
    due = looks_ahead and _is_deadline(found, context)  # "will be open until 31 December", however far that is
    if due and back is not None and back.end > now.end:  # "by the end of June", written in June
        return back
    return ahead if ahead and (due or (ahead.start - now.start) // DAY <= reach) else back


def _is_named(day: Interval, found: Found) -> bool:
    """Whether a day is of the weekday that stands before it: "Sunday, 5 May"."""
    return bool(weekday(day.start) + 1 == found.value("weekday_name", "weekday", "wday"))


def in_story(choices: list[Interval], now: Interval) -> Interval | None:
    """In a story: the one nearest to the last date told, where ahead counts as nearer than back."""
    if now.end - now.start >= YEAR:
        return next((choice for choice in choices if choice in now), None)
    return min(
        choices,
        key=lambda c: c.start - now.start if c.start >= now.start else BACK * (now.start - c.start),
        default=None,
    )
