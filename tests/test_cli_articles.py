"""``timeline articles``: reading as a stage of its own, whose records are read again as they were."""

import gzip
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from command import timeline

from timeline.language.say import speaker
from timeline.readers import read_articles
from timeline.writers.articles import FORMATS, as_record

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("[0-9]*"))


def test_records_are_read_again_as_they_were(tmp_path: Path) -> None:
    articles = read_articles(EXAMPLES)
    path = tmp_path / "a.jsonl"
    path.write_text(str(FORMATS["jsonl"].write(articles, speaker("en"))), encoding="utf-8")
    for first, again in zip(articles, read_articles(path), strict=True):
        assert (again.title, again.author, again.outlet, again.url) == (
            first.title,
            first.author,
            first.outlet,
            first.url,
        )
        assert (again.language, again.published) == (first.language, first.published)
        told = [first.text[start:end] for start, end in first.body]
        assert set(told) >= {again.text[start:end] for start, end in again.body}


def test_a_record_holds_no_empty_field(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dam burst.", encoding="utf-8")
    [article] = read_articles(tmp_path / "a.txt")
    expected = {"language": "en", "read_from": str(tmp_path / "a.txt"), "words": 3, "text": "The dam burst."}
    assert as_record(article) == expected


def test_the_command_line_reads_in_one_process_and_tells_in_another(tmp_path: Path) -> None:
    archive = tmp_path / "all.txt.gz"
    archive.write_bytes(gzip.compress(EXAMPLES[0].read_bytes()))
    records = timeline("articles", archive, EXAMPLES[1], "--format", "jsonl")
    assert (records.returncode, records.stderr) == (0, "")
    assert [json.loads(line)["evidence"] for line in records.stdout.splitlines()] == ["byline", "front matter"]
    brief = timeline("brief", "-", stdin=records.stdout.encode())
    assert brief.returncode == 0
    assert "25 February 2016" in brief.stdout


def test_the_table_has_a_line_for_each_article() -> None:
    done = timeline("articles", *EXAMPLES)
    lines = done.stdout.splitlines()
    assert lines[0].split() == [
        "DATE",
        "KNOWN",
        "FROM",
        "LANGUAGE",
        "WORDS",
        "OUTLET",
        "AUTHOR",
        "TITLE",
        "READ",
        "FROM",
    ]
    assert len(lines) == 1 + len(EXAMPLES)


def test_limits_and_fields_are_options(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "The dam burst in the night.,x\n" * 3, encoding="utf-8")
    assert timeline("articles", path).returncode == 3
    assert timeline("articles", path, "--fields", "text=a", "-f", "jsonl").stdout.count("\n") == 3
    refused = timeline("articles", EXAMPLES[0], "--max-size", "0.001")
    assert "--max-size raises it" in refused.stderr
    assert timeline("articles", path, "--format", "xml").returncode == 2
