"""Files, folders, globs and standard input; what cannot be used is told in one line and the rest goes on."""

import io
import json
import sys
from pathlib import Path

import pytest

from timeline.errors import InputError, LanguageError, OptionError
from timeline.interval import Interval
from timeline.model import Article, Dating
from timeline.readers import article_id, iter_articles, read_articles
from timeline.readers.stamps import from_field

STORY = "Dam bursts\n\nBy Ann Lee - 3 May '14 09:15AM\n\nThe dam burst in the night. Nobody was hurt.\n"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Dam bursts</title>
<meta property="article:published_time" content="2014-05-03T09:15:00+01:00"></head><body><nav>Home News</nav><article>
<h1>Dam bursts</h1><p>The dam above the town burst in the night, and the water took the bridge with it.</p>
<p>Nobody was hurt, the mayor said on Saturday morning, because the bells had been rung in time.</p></article></body>
</html>"""


def read(*sources: str | Path, **options) -> tuple[tuple[Article, ...], list[str]]:
    problems: list[str] = []
    articles = read_articles(sources, on_error=lambda error: problems.append(str(error)), **options)
    assert all("\n" not in problem for problem in problems)
    return articles, problems


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def body(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in article.body]


def test_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    [article] = read_articles([path])
    assert article.text == STORY
    assert (article.title, article.author, str(article.published)) == ("Dam bursts", "Ann Lee", "2014-05-03T09:15")
    assert article.published is not None
    assert article.published.evidence == "byline"
    assert body(article) == ["The dam burst in the night. Nobody was hurt."]
    assert article.source == str(path)
    assert article.id == article_id("Dam bursts", STORY, article.published)


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.md",
        "---\ntitle: 'Dam: bursts'\ndate: 2014-05-03 09:15:00\nauthors: [Ann Lee, Bo Ek]\n"
        "url: https://example.org/dam\nlang: en\n---\n\nThe dam burst.\n",
    )
    [article] = read_articles([path])
    assert (article.title, article.author, article.url) == ("Dam: bursts", "Ann Lee, Bo Ek", "https://example.org/dam")
    assert str(article.published) == "2014-05-03T09:15"
    assert body(article) == ["The dam burst."]


@pytest.mark.parametrize("block", ["---\n: : :\n- [\n---\n", '+++\ntitle = "x\n+++\n'])
def test_broken_front_matter_is_told(tmp_path: Path, block: str) -> None:
    told: list[str] = []
    path = write(tmp_path, "a.md", block + "The dam burst.")
    [article] = read_articles([path], on_warning=lambda warning: told.append(warning.reason))
    assert article.text == "The dam burst."
    assert "front matter" in told[0]


def test_html(tmp_path: Path) -> None:
    [article] = read_articles([write(tmp_path, "page.txt", PAGE)])
    assert article.title == "Dam bursts"
    assert article.published is not None
    assert article.published.interval.day == Interval.of(2014, 5, 3)
    assert len(body(article)) == 2
    assert "Home" not in article.text


def test_jsonl_names_the_line(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.jsonl",
        '{"title": "One", "published": "2014-05-03", "text": "The dam burst."}\n\n{"text": 5\n[1]\n{"headline": "No"}\n'
        '{"id": 7, "text": "The bridge fell."}\n',
    )
    articles, problems = read(path)
    assert [article.source for article in articles] == [f"{path}#1", f"{path}#6"]
    assert [article.title for article in articles] == ["One", ""]
    assert [problem.rpartition(": ")[0].partition("#")[2][0] for problem in problems] == ["3", "4", "5"]


def test_fields_of_records_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"kopf": "One", "tag": "2014-05-03", "inhalt": "The dam burst."}\n')
    [article] = read_articles([path], fields="text=inhalt,title=kopf,published=tag")
    assert (article.title, article.text, str(article.published)) == ("One", "The dam burst.", "2014-05-03")


def test_folders_are_read_recursively_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", "a/b/d.html", ".hidden/e.txt", "picture.png", "a/.f.txt"):
        write(tmp_path, name, PAGE if name.endswith("html") else STORY)
    articles, problems = read(tmp_path)
    names = [Path(article.source).relative_to(tmp_path).as_posix() for article in articles]
    assert (names, problems) == (["a/b/d.html", "a/c.md", "b.txt"], [])


def test_globs(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        write(tmp_path, name, STORY)
    articles, problems = read(str(tmp_path / "*.txt"), str(tmp_path / "*.rst"))
    assert len(articles) == 2
    assert problems == [f"{tmp_path}/*.rst: no file matches"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    assert read_articles(write(tmp_path, "a[1].txt", STORY))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    [article] = read_articles("-")
    assert (article.source, article.title) == ("-", "Dam bursts")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\r\n", "the file is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "the file is empty"),
        ("program.txt", b"\x7fELF\x02\x01\x01" + bytes(100), "a program, not text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image, not text"),
        ("noise.txt", bytes(range(256)) * 20, "binary data, not text"),
        ("truncated.txt", b"\xff\xfea\x00b", "starts like UTF-16 but is not, at byte 4"),
        ("wrong.txt", b"The dam \x81\x8d\x8f\x90\x9d\x81\x8d\x8f\x90 burst." * 3, "no other encoding fits"),
        ("empty.html", b"<html><body></body></html>", "the page holds no text"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    bad, good = write(tmp_path, name, content), write(tmp_path, "good.txt", STORY)
    articles, problems = read(bad, good, bad)
    assert [article.source for article in articles] == [str(good)]
    assert len(problems) == 2
    assert problems[0].startswith(f"{bad}: ")
    assert reason in problems[0]


@pytest.mark.parametrize(
    "words",
    [
        "SQLite was released on 17 August 2000.", "SQLite format 3 is old.", "RIFF raff gathered at the gate.",
        "RIFF is the container of WAVE files.", "ID3 tags came in 1996.", "BZh9 is how bzip2 files begin.",
        "GIF89a came in 1989.", "GIF8", "OggS begins every page of an Ogg file.",
        "MZ are the initials of Mark Zbikowski.",
        "From Monday, 2 May 2011, the bridge is closed.",
    ],
)  # fmt: skip
def test_an_article_may_begin_with_the_name_of_a_format(tmp_path: Path, words: str) -> None:
    [article] = read_articles(write(tmp_path, "a.txt", words + " Nobody knew."))
    assert article.text == words + " Nobody knew."


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"GIF89a\x01\x00\x01\x00", "a GIF image"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "an audio, video or WebP file"),
        (b"SQLite format 3\x00\x10\x00", "a database"),
        (b"BZh91AY&SY\xd8", "bzip2 data"),
        (b"ID3\x04\x00", "an audio file"),
        (b"OggS\x00\x02", "an audio file"),
        (b"MZ\x90\x00\x03", "a program"),
    ],
)
def test_binary_files_are_named_even_when_the_rest_looks_like_text(tmp_path: Path, start: bytes, name: str) -> None:
    _, problems = read(write(tmp_path, "a.txt", start + b"It rained all night. " * 200))
    assert problems == [f"{tmp_path}/a.txt: {name}, not text"]


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "no.txt", tmp_path, "a\0b", "x" * 5000)
    assert [problem.partition(": ")[2][:20] for problem in problems] == [
        "there is no such fil",
        "the folder holds no ",
        "there is no such fil",
        "is no name that a fi",
    ]


def test_an_empty_name_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, "a.txt", STORY).parent)
    assert read("", " ") == ((), ['"": names nothing: give a file, folder, glob, address or -'] * 2)


def test_without_a_handler_the_first_problem_is_raised(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_articles([tmp_path / "no.txt"])


@pytest.mark.parametrize(
    ("encoding", "warned"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("utf-16-le", False), ("latin-1", True)],
)
def test_encodings(tmp_path: Path, encoding: str, warned: bool) -> None:
    text = "Le café fermé à Genève a été rouvert. La crue a emporté le pont du village."
    told: list[str] = []
    [article] = read_articles(
        write(tmp_path, "a.txt", text.encode(encoding)), on_warning=lambda warning: told.append(str(warning))
    )
    assert article.text == text
    assert bool(told) == warned


def test_control_characters_are_removed_and_counted(tmp_path: Path) -> None:
    told: list[str] = []
    path = write(tmp_path, "a.txt", "The dam\x00 burst.\x07 Nobody\ufeff was hurt.\r\nIt was 2014.\r")
    [article] = read_articles(path, on_warning=lambda warning: told.append(warning.reason))
    assert article.text == "The dam burst. Nobody was hurt.\nIt was 2014.\n"
    assert told == ["3 control characters removed"]


def test_date_and_language_are_what_the_user_says(tmp_path: Path) -> None:
    [article] = read_articles(write(tmp_path, "a.txt", STORY), date=Interval.of(2015, 1, 2), language="en")
    assert article.published is not None
    assert (str(article.published), article.published.evidence) == ("2015-01-02", "option")


def test_wrong_options_are_told_before_anything_is_read() -> None:
    with pytest.raises(OptionError, match="is a day, not a month"):
        read_articles("no.txt", date=Interval.of(2015, 1))
    with pytest.raises(LanguageError):
        read_articles("no.txt", language="tlh")


def test_articles_are_streamed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    stream = iter_articles([path, tmp_path / "no.txt"])
    assert next(stream).title == "Dam bursts"
    with pytest.raises(InputError):
        next(stream)


def test_what_a_library_raises_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: str) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("timeline.readers.text.read", broken)
    _, problems = read(write(tmp_path, "a.txt", STORY))
    assert problems == [f"{tmp_path}/a.txt: cannot be read as text (RecursionError: too deep)"]


def test_mojibake_is_mended_and_told(tmp_path: Path) -> None:
    text = "“No”, said François, “the dam — our dam — burst.”"
    path = write(tmp_path, "a.txt", text.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d"))
    told: list[str] = []
    [article] = read_articles(path, on_warning=lambda warning: told.append(warning.reason))
    assert article.text == text
    assert "mojibake" in told[0]


@pytest.mark.parametrize(
    "text", ["Er sagte „Spaß“, und noch einmal „Spaß“.", "Un « café »… puis un « café »…", "SÃO PAULO, SÃO LUÍS"]
)
def test_what_only_looks_like_mojibake_stays(tmp_path: Path, text: str) -> None:
    [article] = read_articles(write(tmp_path, "a.txt", text))
    assert article.text == text


def test_a_record_is_not_dated_by_the_name_of_the_export(tmp_path: Path) -> None:
    [first, *_] = read_articles(write(tmp_path, "2014-05-03.jsonl", '{"text": "It rained."}\n{"text": "It snowed."}\n'))
    assert first.published is None


def test_a_language_that_is_no_tag_is_detected(tmp_path: Path) -> None:
    record = '{"text": "The river rose in the night and took the bridge with it.", "language": "English"}'
    [article] = read_articles(write(tmp_path, "a.jsonl", record))
    assert article.language == "en"


def test_an_id_is_the_same_wherever_the_article_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", STORY)
    write(tmp_path, "copies/b.txt", STORY)
    monkeypatch.chdir(tmp_path)
    articles = read_articles([path, "a.txt", "copies"])
    assert len({article.source for article in articles}) == 3
    assert len({article.id for article in articles}) == 1
    assert len(articles[0].id) == 12


@pytest.mark.parametrize(
    "make",
    [
        lambda day: ("a.md", f"---\ndate: {day}\n---\nThe bridge is closed."),
        lambda day: ("a.json", f'{{"date": "{day}", "text": "The bridge is closed."}}'),
        lambda day: ("a.txt", f"Notice\n\nBy Ann Lee - {day}\n\nThe bridge is closed."),
        lambda day: (f"{day}.txt", "The bridge is closed."),
        lambda day: ("a.html", f'<meta name="date" content="{day}"><p>The bridge is closed.'),
        lambda day: ("b.html", f'<meta name="og:url" content="http://x.org/{day}/a"><p>The bridge is closed.'),
    ],
    ids=["front matter", "field", "byline", "file name", "meta", "url"],
)
def test_a_weekly_notice_of_the_same_words_is_several_articles(tmp_path: Path, make) -> None:
    days = ["2014-05-03", "2014-05-10"]
    articles = [article for day in days for article in read_articles(write(tmp_path / day, *make(day)))]
    assert [str(article.published) for article in articles] == days
    assert len({article.id for article in articles}) == 2


def test_a_day_that_is_not_the_articles_own_changes_no_id(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "The bridge is closed.")
    [undated] = read_articles(path)
    [dated] = read_articles(path, date=Interval.of(2014, 5, 3))
    assert dated.published is not None
    assert dated.id == undated.id == article_id("", undated.text, dated.published)


def test_an_id_knows_the_day_and_not_the_minute(tmp_path: Path) -> None:
    """The clocks of two copies of an article differ by zones and by what their editors fill in."""
    ids = [article_id("", "It rained.", from_field(f"2014-05-03{clock}", "meta")) for clock in ("", "T09:15", "T23:59")]
    assert len(set(ids)) == 1
    assert ids[0] != article_id("", "It rained.")


@pytest.mark.parametrize("evidence", ["byline", "option", "inferred"])
def test_an_article_that_was_written_as_a_record_keeps_its_id(tmp_path: Path, evidence: str) -> None:
    published = Dating(Interval.of(2014, 5, 3), evidence, "3 May 2014")
    record = {
        "title": "Rain",
        "text": "It rained.",
        "published": "2014-05-03",
        "evidence": evidence,
        "read_from": "a.txt",
    }
    [article] = read_articles(write(tmp_path, "a.json", json.dumps(record)))
    assert article.id == article_id("Rain", "It rained.", published)
