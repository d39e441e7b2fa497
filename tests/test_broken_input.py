"""Five hundred mutated files of every format: each gives articles or one clear line, never a traceback."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the files of test_input_formats are mutated here

from test_input_formats import FILES, PAGE, PARAGRAPHS

from timeline.readers import read_articles

SEED, COPIES = 20140503, -(-500 // len(FILES))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change a file as disks, networks and editors do: bytes flipped, cut out, doubled, zeroed, the end missing."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        if not changed:
            break
        at = chance.randrange(len(changed))
        span = chance.choice([1, 4, 40, 400])
        kind = chance.randrange(5)
        if kind == 0:
            changed[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del changed[at : at + span]
        elif kind == 2:
            changed[at:at] = changed[at : at + span]
        elif kind == 3:
            changed[at : at + span] = bytes(len(changed[at : at + span]))
        else:
            del changed[at:]
    return bytes(changed)


@pytest.mark.parametrize("name", FILES)
def test_mutations(tmp_path: Path, name: str) -> None:
    chance = random.Random(f"{SEED}{name}")
    for number in range(COPIES):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(mutated(FILES[name], chance))
        problems: list[str] = []
        articles = read_articles(path, on_error=lambda error, told=problems: told.append(str(error)))
        assert articles or problems
        for problem in problems:
            assert problem.startswith(str(path))
            assert "\n" not in problem
        for article in articles:
            assert all(0 <= start < end <= len(article.text) for start, end in article.body)
            article.text.encode()  # no lone surrogates


EMPTY = {
    "deep": "<div>" * 50_000 + "It rained." + "</div>" * 50_000,  # deeper than any parser goes
    "open": "<html>" + "<p>" * 30_000,
    "inline": "<!DOCTYPE html>" + "<b><i><u>" * 20_000,
}
RAIN = "It rained all night in the hills above the town."
TOLD = {
    "table": ("<table>" + "<tr><td>1</td></tr>" * 50_000 + f"</table><p>{RAIN}</p>", RAIN),
    "json": ('<script type="application/ld+json">' + '{"a":' * 5_000 + f"</script><p>{RAIN}</p>", RAIN),
    "brackets": ('<script type="application/ld+json">' + "[" * 50_000 + f"</script><p>{RAIN}</p>", RAIN),
    "surrogate": (PAGE.replace("Dam", "\ud800Dam"), "\n\n".join(PARAGRAPHS)),
    "entities": (PAGE + "&lol;" * 10_000, "\n\n".join(PARAGRAPHS)),
}


def read(folder: Path, page: str) -> tuple[list[str], list[str]]:
    """The texts of a page, and what its reader complains of."""
    path = folder / "a.html"
    problems: list[str] = []
    path.write_bytes(page.encode("utf-8", "surrogatepass"))
    articles = read_articles(path, on_error=lambda error: problems.append(str(error)))
    return [article.text for article in articles], problems


@pytest.mark.parametrize("name", EMPTY)
def test_pages_made_to_break_readers_that_tell_nothing(tmp_path: Path, name: str) -> None:
    """One line says that there was no text, and no article is made of it."""
    assert read(tmp_path, EMPTY[name]) == ([], [f"{tmp_path / 'a.html'}: the page holds no text"])


@pytest.mark.parametrize("name", TOLD)
def test_pages_made_to_break_readers_that_tell_a_story(tmp_path: Path, name: str) -> None:
    """The story is read, whatever stands around it, and nothing is complained of."""
    page, text = TOLD[name]
    assert read(tmp_path, page) == ([text], [])
