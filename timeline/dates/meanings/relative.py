"""Dates read against another day: "last week", "two days later", "Friday", "the same month"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from timeline.dates.arithmetic import (
    GRANULARITY_UNITS,
    YEARS,
    by_sense,
    coarser,
    containing,
    nth_part,
    part_of_day,
    shifted,
)
from timeline.dates.context import Meaning, Part, date
from timeline.dates.direction import FUTURE, PAST, direction, is_told_behind, looks, weekday_near
from timeline.dates.meanings.calendar import calendar, mod_in, month_in
from timeline.dates.meanings.durations import duration, length
from timeline.dates.meanings.feasts import holiday
from timeline.dates.shift import moved, shift_of
from timeline.interval import DAY, WEEK, Interval, civil, weekday

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found
    from timeline.dates.shift import Shift


def reference(found: Found, context: Context) -> Meaning:
    """A vague reference: "now", "recently", "the future"."""
    value = found.value("reference") or found.options["value"]
    now = context.anchor if context.prefer and value == "PRESENT_REF" else None  # of a reminder, the very moment
    return Meaning("DATE", value, now, mod=mod_in(found), tells=False)


def soon(found: Found, context: Context) -> Meaning | None:
    """A vague reference ahead, in a sentence that looks ahead: "soon" in a story of the past names no time."""
    return reference(found, context) if direction(found, context) == FUTURE else None


def named_weekday(found: Found, context: Context) -> Meaning | None:
    """A weekday: "Friday", "last Friday", "next Tuesday morning"."""
    day = int(found.value("weekday", "weekday", "wday", "weekdays")) - 1
    anchor = context.latest if found.options.get("against") == "told" else context.here
    if anchor is None:
        return Meaning("DATE", f"XXXX-WXX-{day + 1}", mod=mod_in(found))
    chosen = _weekday_by_sense(day, found, anchor, context) or weekday_near(day, found, context)
    if chosen is None:
        return None
    if found.has("part"):
        part = str(found.value("part"))
        return Meaning("TIME", f"{chosen}T{part}", part_of_day(chosen, part), anchor=anchor, mod=mod_in(found))
    bare = found.sense() is None and "shift" not in found.options and not found.has("week_sense")
    return date(chosen, anchor=anchor, mod=mod_in(found), part=Part(1, "D", day + 1) if bare else None)


def weekday_and_day(found: Found, context: Context) -> Meaning | None:
    """A weekday with its day of a month that is not named: "Friday the 13th"; the nearest such day."""
    now, number = context.here, found.integer("day")
    if now is None or number is None or number > _LONGEST_MONTH:
        return None
    day, this = int(found.value("weekday", "weekday", "wday")) - 1, containing(now.start, "M")
    months = (shifted(this, "M", step) for step in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1))
    days = [month.start + (number - 1) * DAY for month in months if month.start + number * DAY <= month.end]
    fitting = [start for start in days if weekday(start) == day]
    start = min(fitting, key=lambda start: abs(start - now.day.start))
    return date(Interval(start, start + DAY), anchor=now)


_LONGEST_MONTH, _MONTHS_AROUND = 31, 24
"""Any day up to the 31st of any month falls on each weekday within two years of any other."""


def weekdays(found: Found, context: Context) -> list[Meaning]:
    """Two weekdays, the second after the first: "from Monday to Friday"; with ``every`` those of all weeks."""
    first, second = (int(found.value(slot, "weekday", "wday")) - 1 for slot in ("first", "second"))
    if "every" in found.options:
        return [
            Meaning("SET", f"XXXX-WXX-{day + 1}", slots=(slot,), tells=False)
            for slot, day in (("first", first), ("second", second))
        ]
    start, week = weekday_near(first, found, context), found.value("week_sense")
    if start is not None and context.here is not None and week is not None:
        monday = containing(context.here.start, "W").start + int(week) * WEEK
        start = Interval(monday + first * DAY, monday + (first + 1) * DAY)
    if start is None:
        return [
            Meaning("DATE", f"XXXX-WXX-{day + 1}", slots=(slot,))
            for slot, day in (("first", first), ("second", second))
        ]
    end = shifted(start, "D", (second - first) % 7)
    now = context.here
    if week is None and now is not None and end.start > now.start and looks(found, context)[0] == PAST:
        start, end = shifted(start, "W", -1), shifted(end, "W", -1)  # "it rained from Monday to Thursday", on a Tuesday
    extents: list[tuple[str, ...]] = [("first",), ("second",)]
    if beside := found.span("week_sense"):
        extents[beside > (found.span("second") or beside)] += ("week_sense",)  # beside the one that it stands beside
    return [
        Meaning("DATE", str(day), day, anchor=context.now, slots=slots)
        for day, slots in zip((start, end), extents, strict=True)
    ]


def _weekday_by_sense(day: int, found: Found, anchor: Interval, context: Context) -> Interval | None:
    """Find the weekday that a word says: the last, this or the next one, or that of the last, this or the next week."""
    today, sense = anchor.day, found.sense()
    week: int | None = found.value("week_sense")
    ahead = (day - weekday(today.start)) % 7
    if found.has("count"):  # "three Fridays from now"
        count, sign = int(found.number("count") or 1), int(found.value("sign", "ago"))
        start = today.start + (ahead * DAY - count * WEEK if sign < 0 else ((ahead or 7) - 7) * DAY + count * WEEK)
        return Interval(start, start + DAY)
    if weeks := found.options.get("shift"):
        start = today.start + (ahead or 7) * DAY + weeks * WEEK
        return Interval(start, start + DAY)
    of_week = today.start - weekday(today.start) * DAY + day * DAY
    week = found.value("sense", "other_week") if week is None and context.prefer else week
    if week is not None:
        start = of_week + int(week) * WEEK
    elif sense is None:
        return None
    elif sense == 0:
        start = of_week + WEEK * (context.prefer == "future" and of_week < today.start)
    else:
        start = today.start + (ahead or 7) * DAY if sense > 0 else today.start + ahead * DAY - WEEK
    return Interval(start, start + DAY)


def named_month(found: Found, context: Context) -> Meaning | None:
    """A month with a word that says which: "last May", "next October", "June last year"."""
    month = month_in(found)
    now = context.now
    if month is None:
        return None
    if now is None:
        return Meaning("DATE", f"XXXX-{month:02}", mod=mod_in(found))
    if found.has("year_shift"):
        year = civil(now.start)[0] + int(found.value("year_shift"))
        return date(Interval.of(year, month, found.integer("day")), anchor=now, mod=mod_in(found))
    chosen = by_sense(lambda number: Interval.of(number, month, found.integer("day")), now, found.sense() or 0)
    return date(chosen, anchor=now, mod=mod_in(found))


def day_number(found: Found, context: Context) -> Meaning | None:
    """A day of a month that was told: "the 20th", "el próximo día 15"."""
    day = found.integer("day")
    beside = context.day_before(found.start) if found.options.get("against") == "told" else None
    if beside is not None and context.now is not None and beside in containing(context.now.start, "M"):
        beside = None  # "yesterday they said that on the 5th": of which month, the direction tells
    against = beside or (context.latest if context.in_story else context.now)
    if against is None or day is None:
        return None
    if _too_fine("M", against):
        return None
    this = containing(against.start, "M")
    chosen = nth_part(this, "D", day)
    told = context.in_story or beside is not None or "shift" in found.options
    sense = found.sense()
    ahead = sense if sense is not None else 0 if told else direction(found, context)
    if ahead * (against.start - (chosen or this).start) > 0 or (chosen is None and ahead):
        chosen = nth_part(shifted(this, "M", ahead), "D", day)
    return None if chosen is None else replace(date(chosen, anchor=against), part=Part(day, "D"))


def deictic(found: Found, context: Context) -> Meaning | None:
    """A word for a day: "yesterday", "tonight", with the number of days in the language file."""
    shift, part = _days_and_part(found)
    told = found.options.get("against") == "told"
    against = context.latest if told else context.here
    if told and against is not None and against.end > against.day.end:  # "born in 1929 … died on Sunday; the next day"
        against = context.told_day
    if against is None or against.end > against.day.end:
        return Meaning("DATE", "XXXX-XX-XX" if not part else f"XXXX-XX-XXT{part}", tells=False)
    day = shifted(against.day, "D", shift)
    if part:
        return Meaning("TIME", f"{day}T{part}", part_of_day(day, str(part)), anchor=against, mod=mod_in(found))
    return date(day, anchor=against, mod=mod_in(found))


def _days_and_part(found: Found) -> tuple[int, str | None]:
    """Read how many days from the one that it is read against, and which part of that day, if any."""
    if found.has("day_part"):
        days, part = found.value("day_part")
        return int(days), str(part)
    days = found.value("day_word") or found.sense() or found.options.get("days") or 0
    return int(days), found.value("part")


def unit(found: Found, context: Context) -> Meaning | None:
    """A unit with a word that says which: "last week", "this year", "that same day", "the same month last year"."""
    name = found.unit or str(found.options.get("unit", "Y"))
    if name in YEARS:  # "this lustrum" may begin in any year
        return None
    shift = found.sense() or int(found.options.get("shift", 0))
    against = context.latest if found.options.get("against") == "told" else context.here
    if name.startswith("T"):
        return _hour_or_minute(name, shift, against)
    if against is None or (against.granularity == "period" and coarser("D", name)):
        return Meaning(
            "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(name, "XXXX"), tells=False
        )
    if _too_fine(name, against):
        return Meaning("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(name, "XXXX"), tells=False)
    this = containing(against.start, name)
    if found.options.get("ahead"):
        shift = int(this.start <= against.start)
    mod = mod_in(found) or str(found.options.get("mod", ""))
    chosen = date(_of_year(shifted(this, name, shift), name, found, context), anchor=against, mod=mod)
    after = found.value("sense", "told_after")  # "the day after": of what is told, or of Christmas behind it
    return replace(chosen, shift=shift_of(name, Fraction(1), after)) if after else chosen


def _of_year(interval: Interval, name: str, found: Found, context: Context) -> Interval:
    """Move a unit into the year that is named behind it: "the same month last year"."""
    now = context.now
    if now is None or not found.has("year_shift"):
        return interval
    year = civil(now.start)[0] + int(found.value("year_shift"))
    return containing(shifted(interval, "Y", year - civil(interval.start)[0]).start, name)


def _hour_or_minute(name: str, shift: int, against: Interval | None) -> Meaning | None:
    """An hour told from the minute of writing: "the next hour"; "the last minute" names none."""
    if name != "TH" or not shift or against is None or against.granularity != "minute":
        return None
    return date(containing(shifted(against, name, shift).start, name), anchor=against)


def weekend(found: Found, context: Context) -> Meaning | None:
    """The weekend: the last one, or the next after a word that looks ahead."""
    now = context.here
    if now is None:
        return Meaning("DATE", "XXXX-WXX-WE", mod=mod_in(found))
    this = containing(now.start, "WE")
    ahead = direction(found, context) == FUTURE
    chosen = this if ahead or this.start <= now.start else shifted(this, "WE", -1)
    return date(chosen, anchor=now, mod=mod_in(found))


def week_of(found: Found, context: Context) -> Meaning | None:
    """The week that a day is in: "the week of March 6", "Easter week"."""
    day = holiday(found, context) if found.has("holiday") else calendar(found, context)
    if day is None or day.interval is None:
        return None
    return date(containing(day.interval.start, "W"), anchor=day.anchor)


def _too_fine(name: str, against: Interval) -> bool:
    """Whether a day is asked for where only a month or a year is known."""
    return coarser(GRANULARITY_UNITS.get(against.granularity, "TM"), name)


def ago(found: Found, context: Context) -> Meaning | None:
    """So long before or after the day of writing: "two weeks ago", "in five years", "three days from now"."""
    return _moved(found, context, context.here)


def ahead(found: Found, context: Context) -> Meaning | None:
    """So long after the day of writing in a clause that looks ahead ("will leave in five days"), else a length."""
    now = context.here
    if now is None or _count(found, context) is None or direction(found, context) != FUTURE:
        return duration(found, context)
    meaning = _moved(found, context, now)
    if context.prefer and found.options.get("from_now") and meaning.interval is not None:
        end = meaning.interval.start if meaning.type == "TIME" else meaning.interval.end
        return replace(meaning, interval=Interval(now.start, max(end, now.end)))
    return meaning


def later(found: Found, context: Context) -> Meaning | None:
    """So long before or after the last date told: "two days later", "a year earlier".

    ``ahead`` is for words that count from the day of writing in a clause that looks ahead: 三天后. With ``clause`` a
    verb must follow: "due giorni dopo la città cadde", while "due giorni dopo la morte" is a length and a preposition.
    """
    if found.options.get("clause") and not is_told_behind(found, context):
        length = duration(found, context)
        return length and replace(length, slots=("count", "unit"))
    ahead = "ahead" in found.options and not context.in_story and context.day_before(found.start) is None
    now = context.here if ahead and direction(found, context) == FUTURE else None
    against, count = now or context.latest, found.number("count")
    if found.unit == "TH" and count and count % 24 == 0 and against is not None and not context.prefer:
        return _by(shift_of("D", count / 24, _sign(found), against.day), found)  # "24 hours later" is the next day
    return _moved(found, context, against)


def _count(found: Found, context: Context) -> Fraction | None:
    """Read how many; "a few" are three in a reminder, elsewhere nobody knows."""
    count = found.number("count")
    if not found.has("count") and found.has("half"):
        count = Fraction(1)
    if count is None and context.prefer and (rough := found.value("count", "rough")):
        return Fraction(rough)
    return count + Fraction(1, 2) if count is not None and found.has("half") else count


def _moved(found: Found, context: Context, against: Interval | None) -> Meaning:
    name = found.unit
    count = _count(found, context)
    sign = _sign(found)
    if count is None or against is None:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", tells=False)
    if count == 1 and name == "Y" and context.period is not None and found.options.get("period") and not context.prefer:
        return date(shifted(context.period, "Y", sign), anchor=context.period, mod=_about(found), tells=False)
    shift = shift_of(name, count, sign, against)
    return _fine(name, found, shift) if shift.too_fine else _by(shift, found, exact=bool(context.prefer))


def _sign(found: Found) -> int:
    """Read whether it leads ahead (1) or back (-1)."""
    return int(found.value("sign", "ago", "ago_before", "later") or found.options.get("sign") or 1)


def _by(shift: Shift, found: Found, *, exact: bool = False) -> Meaning:
    """Make the time that a shift leads to."""
    return replace(date(moved(shift, exact=exact), anchor=shift.against, mod=_about(found)), shift=shift)


def _about(found: Found) -> str:
    return str(found.value("about") or "")


def _fine(name: str, found: Found, shift: Shift) -> Meaning:
    """So many hours from a day, or days from a year: a length, or a day that is not known."""
    if name.startswith("T"):
        return Meaning("DURATION", length(found), tells=False, shift=shift)
    return Meaning("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(name, "XXXX"), tells=False)
