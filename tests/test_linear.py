"""Input made to be slow: what takes the square of its length misses these deadlines by far, what is linear none."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from timeline.analysis.clauses import statuses
from timeline.dates import find_dates
from timeline.language.script import sentences
from timeline.readers.layout import layout


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in what takes more of the processor, however busy the machine is."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(("gap", "parts"), [(" ", False), ("\t ", False), ("\n", True), (" \n", True), ("\r", False)])
def test_runs_of_blanks(gap: str, parts: bool) -> None:
    """A small letter goes on with the sentence, but for behind an empty line."""
    text = "It rained." + gap * 300_000 + "all night"
    with deadline(5):
        found = sentences(text)
    assert [text[start:end] for start, end in found] == (["It rained.", "all night"] if parts else [text])


def test_paragraphs_that_are_no_prose() -> None:
    text = "By A\n" * 100_000
    with deadline(5):
        assert len(layout(text, language="en").body) == 100_000


def test_a_sentence_of_dates_and_verbs() -> None:
    """A date is compared with the verbs of its sentence; what is too long for one is not read."""
    text = "came on 3 May 2011 " * 20_000
    dates = find_dates(text)
    with deadline(5):
        assert {*statuses(text, dates)} == {"happened"}
