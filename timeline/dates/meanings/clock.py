"""Times of day: "14:17", "2:30 p.m. EST Tuesday", "noon", "the night of 8 May"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates.arithmetic import night as night_of
from timeline.dates.arithmetic import part_of_day as part_interval
from timeline.dates.context import Meaning, TimeOfDay
from timeline.dates.direction import FUTURE, PAST, direction, looks, weekday_near, year_near
from timeline.dates.meanings.calendar import mod_in, month_in, year_in
from timeline.interval import DAY, HOUR, Interval

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found

_HALF_DAY, _DAWN = 12, 6
_DIGITS = re.compile(r"\d+")


def day_in(found: Found, context: Context) -> Interval | None:
    """The day that an expression names besides its time, or else the day that is told of."""
    month, day = month_in(found), found.integer("day")
    if month is not None and day is not None:
        year = year_in(found, context)
        if year is None:
            return year_near(month, day, found, context)
        try:
            return Interval.of(year, month, day)
        except ValueError:
            return None
    if found.has("weekday"):
        return weekday_near(int(found.value("weekday", "weekday", "wday")) - 1, found, context)
    looks_back = looks(found, context)[0] == PAST
    told = None if found.has("day_word") else context.day_before(found.start, in_paragraph=looks_back)
    against = context.latest if context.in_story else told or context.here
    if against is None or against.granularity not in {"day", "hour", "minute"}:
        return None
    shift = int(found.value("day_word") or 0) * DAY
    return Interval(against.day.start + shift, against.day.end + shift)


def part_of_day(found: Found, context: Context) -> Meaning | None:
    """A part of a day: "the night of 8 February", "Tuesday night", "that morning"."""
    part = str(found.value("part"))
    day = day_in(found, context)
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}", mod=mod_in(found), tells=False)
    shift = int(found.options.get("shift", 0)) * DAY  # "die Nacht zum Sonntag" begins on Saturday
    day, anchor = Interval(day.start + shift, day.end + shift), None if found.has("year") else context.now
    interval = part_interval(day, part)
    time = _free(found, TimeOfDay(interval.start - day.start, interval.end - day.start, f"T{part}"))
    return Meaning("TIME", f"{day}T{part}", interval, mod=mod_in(found), anchor=anchor, time=time)


def night(found: Found, context: Context) -> Meaning | None:
    """A night from one day to the next, which is the one that is named: "the night to Sunday"; it lasts till dawn."""
    meaning = part_of_day(found, context)
    return meaning and replace(meaning, interval=meaning.interval and night_of(meaning.interval.day))


def this_night(found: Found, context: Context) -> Meaning | None:
    """The night on either side of the day of writing: "stanotte è morto", the last; "stanotte nevicherà", the next."""
    now = context.here
    if now is None or now.end > now.day.end:
        return Meaning("TIME", "XXXX-XX-XXTNI", mod=mod_in(found), tells=False)
    ahead = direction(found, context) == FUTURE
    evening = now.day if ahead else Interval(now.day.start - DAY, now.day.start)
    return Meaning("TIME", f"{evening}TNI", night_of(evening), mod=mod_in(found), anchor=now)


def _free(found: Found, time: TimeOfDay) -> TimeOfDay | None:
    """Return a time of any day, unless the expression names its day."""
    return None if _names_day(found) else time


def _names_day(found: Found) -> bool:
    return any(found.has(slot) for slot in ("weekday", "day_word", "month_name"))


def _is_night(told: Interval | None, day: Interval) -> bool:
    """Whether what was told is the night that follows a day: 3 a.m. of the night from Tuesday is Wednesday's."""
    return told in {part_interval(day, "NI"), night_of(day)}


def clock(found: Found, context: Context) -> Meaning | None:
    """A time by the clock: "14:17", "6 p.m. Wednesday", "noon Thursday"."""
    hour, minute = _hour_and_minute(found)
    if hour is None:
        return None
    day, begin = day_in(found, context), hour * HOUR + minute
    if day is not None and hour < _DAWN and _is_night(context.told, day) and not _names_day(found):
        day = Interval(day.end, day.end + DAY)
    time = _free(found, TimeOfDay(begin, begin + 1, open=_is_open(found, hour)))
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{hour % 24:02}:{minute:02}", tells=False, time=time)
    of_day = TimeOfDay(begin, begin + 1, open=_is_open(found, hour))
    interval, value = _to_come(of_day, time, day, context).on(day)
    anchor = None if found.has("year") else context.now
    return Meaning("TIME", value, interval, anchor=anchor, time=time, open=of_day.open)


def _to_come(of_day: TimeOfDay, free: TimeOfDay | None, day: Interval, context: Context) -> TimeOfDay:
    """The next such time, where a reminder names no day and the time of the day of writing has passed: "at 3 a.m."."""
    now = context.anchor
    if free is None or context.prefer != "future" or now is None or now.granularity != "minute" or day != now.day:
        return of_day
    later = range(0, 3 * _HALF_DAY * HOUR, _HALF_DAY * HOUR if of_day.open else DAY)
    shift = next((shift for shift in later if now.day.start + of_day.start + shift >= now.start), 0)
    return TimeOfDay(of_day.start + shift, of_day.end + shift)


def hour_beside(found: Found, context: Context) -> Meaning | None:
    """An hour that counts only beside a day: the "8" of "tonight at 8", the "nine" of "nine this evening"."""
    del context
    hour, minute = _hour_and_minute(found)
    dotted = found.has("dotted_clock")
    if hour is None or (hour > _HALF_DAY and not found.has("of_day") and not dotted):  # "at 20 sites"
        return None
    begin = hour * HOUR + minute
    time = TimeOfDay(begin, begin + 1, open=_is_open(found, hour) and not dotted)
    return Meaning("TIME", "", time=time, unsure=time.open, partial=True, tells=False)


def hour_alone(found: Found, context: Context) -> Meaning | None:
    """An hour that counts alone in reminders ("at 3"), else only beside a day."""
    return clock(found, context) if context.prefer else hour_beside(found, context)


def part_alone(found: Found, context: Context) -> Meaning | None:
    """A part of the day that counts alone in reminders: "in the morning" is the next one."""
    beside, now = part_beside(found, context), context.here
    if not context.prefer or beside is None or beside.time is None or now is None:
        return beside
    day, time = now.day, beside.time
    if context.prefer == "future" and 2 * (now.start - day.start) > time.start + time.end:  # its middle has passed
        day = Interval(day.start + DAY, day.end + DAY)
    interval, value = time.on(day)
    return replace(beside, value=value, interval=interval, anchor=now, partial=False, tells=True)


def part_beside(found: Found, context: Context) -> Meaning | None:
    """A part of the day that counts only beside a day: "Tuesday in the afternoon", "the evening of the 4th"."""
    del context
    part = str(found.value("part"))
    hours = part_interval(Interval(0, DAY), part)
    time = TimeOfDay(hours.start, hours.end, f"T{part}")
    return Meaning("TIME", "", mod=mod_in(found), time=time, partial=True, tells=False)


def _is_open(found: Found, hour: int) -> bool:
    """Whether an hour may be one of the morning or of the afternoon."""
    if any(found.has(slot) for slot in ("half_day", "half_day_part", "noon", "of_24", "of_day")):
        return False
    return 0 < hour <= _HALF_DAY and found.words("clock")[:1] != [f"{hour:02}"]


def past_hour(found: Found, context: Context) -> Meaning | None:
    """A time by the hour: "half past three", "20 minutes to five"; without "p.m." morning or afternoon is left open."""
    hour, _ = _hour_and_minute(found)
    past = _minutes_past(found)
    if hour is None or past is None:
        return None
    minutes = hour * HOUR + past + (_HALF_DAY * HOUR if hour == 0 and past < 0 else 0)  # a quarter to twelve
    day = day_in(found, context)
    if day is None or not 0 <= minutes < DAY + HOUR:  # half past twelve at night is of the next day
        return None
    time = TimeOfDay(minutes, minutes + 1, open=_is_open(found, hour))
    free = _free(found, time)
    interval, value = _to_come(time, free, day, context).on(day)
    return Meaning("TIME", value, interval, anchor=context.now, unsure=time.open, time=free, open=time.open)


def hours(found: Found, context: Context) -> list[Meaning] | None:
    """Two times of one day: "3-4 p.m.", "9 bis 17 Uhr"; else in reminders alone: "from 9 to 11" counts no hours."""
    half = found.value("half_day") or _half_of_part(found)
    first = _time_in(found, "first", found.value("first_half", "half_day"))
    second = _time_in(found, "second", half)
    by_the_clock = all(":" in word for slot in ("first", "second") for word in found.words(slot))
    oclock = found.has("oclock") or not found.grammar.lexicon["oclock"].keys().isdisjoint(found.words("first"))
    sure = context.prefer or half or found.has("first_half") or oclock or by_the_clock
    if first is None or second is None or not sure:
        return None
    if second.open:
        second = next((one for by in (0, _HALF_DAY) if (one := second.later(by)).start > first.start), second)
        second = second._replace(open=first.open)
    elif first.open:
        sooner = (one for by in (_HALF_DAY, 0) if (one := first.later(by)).start < second.start)
        first = next(sooner, first.later(_HALF_DAY))
    return _two_times(found, context, first, second)


def _two_times(found: Found, context: Context, first: TimeOfDay, second: TimeOfDay) -> list[Meaning]:
    """Put both ends on the day told, or on the next on which they are to come."""
    meanings, day = [], day_in(found, context)
    ahead = _to_come(first, first, day, context).start - first.start if day else 0
    for time, slots in (
        (first, ("first", "first_half")),
        (second, ("second", "oclock", "half_day", "half_day_part", "zone")),
    ):
        if day is None:
            hour, minute = divmod(time.start % DAY, HOUR)
            meanings.append(Meaning("TIME", f"XXXX-XX-XXT{hour:02}:{minute:02}", slots=slots, tells=False, time=time))
            continue
        interval, value = time._replace(start=time.start + ahead, end=time.end + ahead).on(day)
        meanings.append(Meaning("TIME", value, interval, anchor=context.now, slots=slots, time=time, open=time.open))
    return meanings


def _time_in(found: Found, slot: str, half: str | None) -> TimeOfDay | None:
    """Read the time in a slot: "9", "nine", "9:30", "9.30"."""
    digits = [int(number) for number in _DIGITS.findall(" ".join(found.words(slot)))]
    hour, minute = (digits[0], digits[1] if len(digits) > 1 else 0) if digits else (found.integer(slot) or 0, 0)
    if half and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    if hour > DAY // HOUR or minute >= HOUR:
        return None
    begin = hour * HOUR + minute
    return TimeOfDay(begin, begin + 1, open=half is None and 0 < hour <= _HALF_DAY)


def _half_of_part(found: Found) -> str | None:
    """Tell the half of the day that a part of it is in: "in the morning"."""
    if not found.has("half_day_part"):
        return None
    return "am" if found.value("half_day_part", "part", "parts") == "MO" else "pm"


def _minutes_past(found: Found) -> int | None:
    """Read the minutes past an hour; what is told before it is less than none: "20 minutes to five".

    What is counted from half an hour adds to the minutes of the rule: "five past half seven", in Dutch and German 6:35.
    """
    if found.has("past_hour"):
        return int(found.value("past_hour"))
    past, of_rule = found.number("past") if found.has("past") else 0, found.options.get("minutes", 0)
    return None if past is None else of_rule + int(past) * (-1 if found.has("to") else 1)


def _hour_and_minute(found: Found) -> tuple[int | None, int]:
    half = found.value("half_day")
    hour: int | None
    if found.has("noon"):
        return int(found.value("noon")), 0
    if found.has("clock"):
        hour, minute = (int(part) for part in _DIGITS.findall(found.words("clock")[0])[:2])
    elif found.has("decimal") or found.has("dotted_clock"):  # "5.30pm", "20.15 Uhr", "alle 20,30"
        parts = _DIGITS.findall((found.words("decimal") or found.words("dotted_clock"))[0])
        hour, minute = (int(part) for part in parts) if len(parts[-1]) == len("30") else (None, 0)  # not 2,5
    elif found.has("of_24"):  # "0900 hours", but not "300 hours"
        digits = found.words("of_24")[0]
        hour, minute = divmod(int(digits), 100) if len(digits) == len("0900") else (None, 0)
    else:
        hour, minute = found.integer("hour") or found.integer("of_day") or 0, int(found.number("minute") or 0)
    if half and hour is not None and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    if found.has("half_day_part") and hour is not None and hour <= _HALF_DAY:
        hour = _hour_of(hour, str(found.value("half_day_part", "part", "parts")))
    return (hour, minute) if hour is not None and hour <= 24 and minute < HOUR else (None, 0)


def _hour_of(hour: int, part: str) -> int:
    """Find the hour that is meant beside a part of the day: twelve at night is 24, two at night is 2."""
    if part == "NI" and 0 < hour < _DAWN:  # five at night is in the small hours, five in the evening is not
        return hour
    open_hour = TimeOfDay(hour * HOUR, hour * HOUR + 1, open=True)
    found = open_hour.within(part_interval(Interval(0, DAY), part)).start // HOUR
    return found if found <= 24 else found - 24
