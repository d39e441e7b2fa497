"""The overview picture: an inline SVG made at build time, without script, that suits every width.

Above the axis a stem for each point in time, its height the number of independent sources; below it a bar for each
period, at its true length. What is dated by inference or disputed is hollow and dashed: form tells, not colour. With
many events a strip shows how densely they stand. All horizontal positions are per cent and all sizes pixels, so text
stays legible from 320 to 2,000 pixels; see :mod:`timeline.writers.labels` for how labels are kept apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from timeline.writers.axis import LEFT, RIGHT, build_axis, position, ticks
from timeline.writers.document import spoken
from timeline.writers.escaping import xml
from timeline.writers.labels import WIDTHS, Label, place, shorten, text_width
from timeline.writers.lens import crowded
from timeline.writers.lookup import words_of
from timeline.writers.moments import bounds
from timeline.writers.templates import template_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.language.say import Speech
    from timeline.writers.axis import Segment
    from timeline.writers.schema import Document, Entry

LANE, STEM, ROW, STRIP = 19, 56, 27, 26  # heights in pixels: a lane of labels, stems, a row of bars, the strip
_MOST_LANES, _MOST_ROWS, _MANY = 6, 9, 40
_PERIOD = 1.5  # an event that takes this much of the axis (per cent) is drawn as a bar
_TICKS = {"s": 4, "m": 8, "l": 12}
_BINS = 60
_POINTS = {"minute", "hour", "day"}
_PROPERTY = re.compile(r"--(\w+):([^;}]+);?")
_USE = re.compile(r"var\(--(\w+)(?:,[^)]*)?\)")
_GAP = "\u2002"  # an en space, between the date and the words of a label


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as it is drawn."""

    entry: Entry
    left: float
    right: float
    weight: float
    """From 0 to 1: the number of sources, on a logarithmic scale."""
    row: int = 0
    """Of a period, counted from the axis downwards."""

    @property
    def middle(self) -> float:
        """Where the stem stands."""
        return round((self.left + self.right) / 2, 3)

    @property
    def is_period(self) -> bool:
        """Whether it is more than a day, and long enough to be seen as a bar."""
        return self.entry["date"]["granularity"] not in _POINTS and self.right - self.left >= _PERIOD

    @property
    def css(self) -> str:
        """The class names: what it is, and whether its date is sure."""
        best = self.entry["quotes"][0]
        doubtful = best["timex"] is not None and best["timex"]["unsure"]
        unsure = doubtful or best["how"] == "inferred" or bool(self.entry["alternatives"])
        return ("bar" if self.is_period else "stem") + (" unsure" if unsure else "")


def svg_picture(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001  # a picture has no room for it
    """Write the picture as a file of its own, 960 pixels wide and free to scale; a crowded stretch larger below it."""
    if not document["events"]:
        title = xml(spoken(document).text("picture_empty"))
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="960" height="1"><title>{title}</title></svg>\n'
    body, height = _body(document, ["l"])
    crowd = crowded(document)
    if crowd and crowd["date"]:
        detail, more = _body(crowd, ["l"], "detail")
        words = xml(spoken(document).text("larger", date=crowd["date"]["phrase"]))
        heading = f'<text class="when" x="{_x(LEFT)}" y="{height + 34}">{words}</text>'
        body += f'{heading}\n<g transform="translate(0 {height + 44})">\n{detail}</g>\n'
        height += 44 + more
    style = resolved((template_folder() / "picture.css").read_text("utf-8"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="960" height="{height}" '
        f'viewBox="0 0 960 {height}" role="img" aria-labelledby="picture-title picture-desc">\n'
        f"<style>{style}</style>\n{body}</svg>\n"
    )


def resolved(css: str) -> str:
    """Write the values of custom properties out, which many programs that show SVG do not know.

    >>> print(resolved(".a{--x:red;fill:var(--x)}"))
    .a{fill:red}@media (prefers-color-scheme:dark){.a{fill:red}}
    """
    lines = css.splitlines()
    rules = "".join(line for line in lines if not line.startswith("@media"))
    dark = "".join(line for line in lines if line.startswith("@media (prefers-color-scheme:dark)"))
    light = dict(_PROPERTY.findall(rules))
    night = _filled(rules, {**light, **dict(_PROPERTY.findall(dark))})
    return f"{_filled(rules, light)}@media (prefers-color-scheme:dark){{{night}}}"


def _filled(rules: str, values: dict[str, str]) -> str:
    return _USE.sub(lambda match: values[match[1]], _PROPERTY.sub("", rules))


def inline_picture(document: Document, name: str = "picture") -> str:
    """Write the picture for use within a page whose style sheet has templates/picture.css; nothing without events.

    ``name`` keeps the ids of two pictures of one page apart.
    """
    if not document["events"]:
        return ""
    body, height = _body(document, list(WIDTHS), name)
    return (
        f'<svg class="picture" width="100%" height="{height}" role="group" '
        f'aria-labelledby="{name}-title {name}-desc">\n{body}</svg>\n'
    )


def _body(document: Document, sizes: list[str], name: str = "picture") -> tuple[str, int]:
    """Draw everything; returns the elements and the height."""
    axis = build_axis(bounds(entry["date"]) for entry in document["events"])
    marks = _rows(_marks(document["events"], axis))
    labels = {size: _labels(marks, size) for size in sizes}
    lanes = 1 + max((label.lane for group in labels.values() for label in group), default=-1)
    base = 6 + lanes * LANE + (STEM if any(not mark.is_period for mark in marks) else 10)
    rows = 1 + max((mark.row for mark in marks if mark.is_period), default=-1)
    strip = base + 26 + rows * ROW
    parts = [*_words(document, marks, name), *_axis(axis, base, sizes, spoken(document))]
    many = len(marks) > _MANY
    parts += [_bar(mark, base) if mark.is_period else _stem(mark, base, radius=3 if many else 5) for mark in marks]
    for size, group in labels.items():
        texts = [*_label_group(group, marks, base), *_bar_texts(marks, base, size)]
        parts += [f'<g class="labels only-{size}" aria-hidden="true">', *texts, "</g>"]
    parts += _density(marks, strip) if many else []
    return "\n".join([*parts, ""]), strip + (STRIP if many else 4)


def _marks(entries: list[Entry], axis: tuple[Segment, ...]) -> Iterator[Mark]:
    most = log(max(2, *(entry["sources"] for entry in entries), 2))
    for entry in entries:
        start, end = bounds(entry["date"])
        left, right = position(axis, start), _right(axis, end)
        yield Mark(entry, round(left, 3), round(right, 3), log(max(1, entry["sources"])) / most)


def _right(axis: tuple[Segment, ...], end: int) -> float:
    """Place an end, which belongs to the segment that it closes."""
    return next((position((s,), end) for s in axis if s.start < end <= s.end), position(axis, end))


def _rows(marks: Iterable[Mark]) -> list[Mark]:
    """Give each period the highest row where it covers no other; the last row takes what is left."""
    ends: list[float] = []
    placed = []
    for mark in marks:
        row = 0
        if mark.is_period:
            row = next((n for n, end in enumerate(ends) if end <= mark.left), min(len(ends), _MOST_ROWS - 1))
            ends[row : row + 1] = [max(mark.right, *ends[row : row + 1], 0)]
        placed.append(Mark(mark.entry, mark.left, mark.right, mark.weight, row))
    return placed


def _labels(marks: list[Mark], size: str) -> list[Label]:
    """Lay the labels of the stems out, those of the highest score first."""
    width = WIDTHS[size]
    points = sorted((m for m in marks if not m.is_period), key=lambda m: (-m.entry["score"], m.left, m.entry["id"]))
    wishes = [(mark.middle, _texts(mark.entry, size)) for mark in points]
    return place(wishes, width=width, lanes=min(_MOST_LANES, 1 + len(points)))


def _texts(entry: Entry, size: str) -> list[str]:
    """List what a label may say, longest first."""
    date = entry["date"]["short"]
    if size == "s":
        return [date]
    words = shorten(words_of(entry).lstrip("“\"'‘«„"), {"m": 130, "l": 210}[size])
    return [f"{date}{_GAP}{words}", date] if words else [date]


def _words(document: Document, marks: list[Mark], name: str) -> Iterator[str]:
    """Say what the picture shows, for those who do not see it."""
    say = spoken(document).text
    yield f'<title id="{name}-title">{xml(say("picture", title=document["title"]))}</title>'
    span = document["date"]["phrase"] if document["date"] else ""
    about = [say("picture_about", events=say("event", number=len(marks)), date=span)]
    about += [say("picture_unsure")] if any("unsure" in mark.css for mark in marks) else []
    yield f'<desc id="{name}-desc">{xml(" ".join(about))}</desc>'


def _axis(axis: tuple[Segment, ...], base: int, sizes: list[str], speech: Speech) -> Iterator[str]:
    for segment in axis:
        yield f'<line class="axis" x1="{_x(segment.left - 1)}" x2="{_x(segment.right + 1)}" y1="{base}" y2="{base}"/>'
    for left, right in pairwise(axis):
        x = _x((left.right + right.left) / 2)
        gap = xml(speech.text("picture_gap", number=round((right.start - left.end) / (365.2425 * 1440))))
        yield (
            f'<svg class="cut" x="{x}" y="{base - 9}" overflow="visible"><title>{gap}</title>'
            '<path d="M-7 15 -1 3M-1 15 5 3"/></svg>'
        )
    for size in sizes:
        yield f'<g class="ticks only-{size}">'
        yield from _ticks(axis, base, size, speech)
        yield "</g>"


def _ticks(axis: tuple[Segment, ...], base: int, size: str, speech: Speech) -> Iterator[str]:
    free = 0.0
    for tick in ticks(axis, _TICKS[size], speech.short_calendar):
        half = text_width(tick.text, 11) / 2
        center = tick.x * WIDTHS[size] / 100
        anchor = "start" if center < half else "end" if center + half > WIDTHS[size] else "middle"
        low = center - {"start": 0, "middle": half, "end": 2 * half}[anchor]
        yield f'<line x1="{_x(tick.x)}" x2="{_x(tick.x)}" y1="{base}" y2="{base + 5}"/>'
        if low >= free:
            yield f'<text x="{_x(tick.x)}" y="{base + 17}" text-anchor="{anchor}">{xml(tick.text)}</text>'
            free = low + 2 * half + 8


def _stem(mark: Mark, base: int, *, radius: int) -> str:
    """Draw a point in time: a stem and a head, and its true length at the foot."""
    top, x = base - 16 - round(mark.weight * (STEM - 24)), _x(mark.middle)
    foot = f'<rect x="{_x(mark.left)}" y="{base - 3}" width="{_x(mark.right - mark.left)}" height="3"/>'
    line = f'<line x1="{x}" x2="{x}" y1="{base}" y2="{top}"/><circle cx="{x}" cy="{top}" r="{radius}"/>'
    return _linked(mark, foot + line)


def _bar(mark: Mark, base: int) -> str:
    """Draw a period, at its true length."""
    height = 16 + round(mark.weight * 8)
    y = base + 26 + mark.row * ROW + (ROW - height) // 2
    return _linked(
        mark, f'<rect x="{_x(mark.left)}" y="{y}" width="{_x(mark.right - mark.left)}" height="{height}" rx="3"/>'
    )


def _linked(mark: Mark, shapes: str) -> str:
    entry = mark.entry
    title = f"{entry['date']['phrase']}: {entry['quotes'][0]['text']}"
    return f'<a class="{mark.css}" href="#{xml(entry["id"])}"><title>{xml(title)}</title>{shapes}</a>'


def _label_group(labels: list[Label], marks: list[Mark], base: int) -> Iterator[str]:
    tops = {mark.middle: base - 22 - round(mark.weight * (STEM - 24)) for mark in marks if not mark.is_period}
    for label in labels:
        y = base - STEM - label.lane * LANE
        x, side = _x(label.x), 'dx="-4" text-anchor="end"' if label.before else 'dx="4"'
        yield f'<line x1="{x}" x2="{x}" y1="{tops[label.x]}" y2="{y - 12}"/>'
        yield f'<text x="{x}" y="{y - 3}" {side}>{_label(label.text)}</text>'


def _bar_texts(marks: list[Mark], base: int, size: str) -> Iterator[str]:
    """Write within each bar, behind it or before it, what the room in its row allows."""
    width = WIDTHS[size] / 100
    periods = [mark for mark in marks if mark.is_period]
    taken: dict[int, float] = {}
    for index, mark in enumerate(periods):
        before, after = taken.get(mark.row, 0.0), _next(periods[index + 1 :], mark.row)
        taken[mark.row] = max(before, mark.right * width)
        rooms = (  # in pixels, and how the text hangs there
            ((mark.right - mark.left) * width, mark.left, 'dx="6"'),
            ((after - mark.right) * width, mark.right, 'dx="6"'),
            (mark.left * width - before, mark.left, 'dx="-6" text-anchor="end"'),
        )
        if before > mark.left * width + 1:
            continue  # another bar or its text is in the way
        for room, x, side in rooms:
            text = next((text for text in _texts(mark.entry, size) if text_width(text) <= room - 12), "")
            if text:
                y = base + 26 + mark.row * ROW + ROW // 2 + 4
                yield f'<text x="{_x(x)}" y="{y}" {side}>{_label(text)}</text>'
                taken[mark.row] = max(taken[mark.row], x * width + (text_width(text) + 12 if x == mark.right else 0))
                break


def _next(periods: list[Mark], row: int) -> float:
    """Tell where the next bar of a row begins, per cent."""
    return min((mark.left for mark in periods if mark.row == row), default=100.0)


def _density(marks: list[Mark], top: int) -> Iterator[str]:
    """Draw how many events stand in each sixtieth of the axis."""
    counts = [0] * _BINS
    for mark in marks:
        counts[min(_BINS - 1, int((mark.middle - LEFT) / (RIGHT - LEFT) * _BINS))] += 1
    width, most = (RIGHT - LEFT) / _BINS, max(counts)
    yield '<g class="density" aria-hidden="true">'
    for index, count in enumerate(counts):
        if count:
            height = max(2, round(count / most * (STRIP - 8)))
            x = _x(LEFT + index * width)
            yield f'<rect x="{x}" y="{top + STRIP - 4 - height}" width="{_x(width * 0.8)}" height="{height}"/>'
    yield "</g>"


def _label(text: str) -> str:
    """Set the date of a label apart from its words."""
    date, gap, words = text.partition(_GAP)
    return f'<tspan class="when">{xml(date)}</tspan>{gap}{xml(words)}'


@cache
def _x(percent: float) -> str:
    """Write a position: two decimals are a fifth of a pixel at 2,000."""
    return f"{percent:.2f}".rstrip("0").rstrip(".") + "%"
