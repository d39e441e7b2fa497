"""Static sites: what is written, that a second run changes nothing, and real builds by each generator."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent))

from command import timeline
from hostile import TEXTS
from sample import BRIEF
from test_hostile import HOSTILE, TAME, Page

from timeline.errors import InputError, OptionError, OutputError
from timeline.sites import SITES, changed_files, init_files, site_files, slugify, write_files
from timeline.writers.clean import plain
from timeline.writers.document import build_document
from timeline.writers.shape import read_document

TOOLS = Path(__file__).parent / "tools" / "node_modules" / ".bin"
LAYOUT = "<!doctype html><html lang=en><head><title>{title}</title></head><body><h1>{title}</h1>{content}</body></html>"


@pytest.mark.parametrize("name", SITES)
def test_the_sample_site(name: str) -> None:
    """Golden folder: the page as the generator wants it, byte by byte, and the document beside it."""
    page, data, *_ = site_files(BRIEF, name).items()
    assert page[1] == (Path(__file__).parent / "golden" / "sites" / f"{name}.txt").read_text("utf-8")
    assert json.loads(data[1]) == build_document(BRIEF)
    assert page[0] == SITES[name].page.format(slug="threats-against-two-networks")


@pytest.mark.parametrize("name", ["hugo", "jekyll", "mkdocs", "eleventy"])
def test_front_matter_is_typed(name: str) -> None:
    """YAML reads back the title, a date that is a date, a flag that is a flag."""
    page = next(iter(site_files(HOSTILE, name, slug="x").values()))
    front = yaml.safe_load(page.split("\n---\n")[0].removeprefix("---\n"))
    assert front["date"].year == 2019
    assert front["tags"] == ["timeline"]
    assert front.get("draft", not front.get("published")) is False
    if name != "mkdocs":  # whose themes take HTML
        assert front["title"] == build_document(HOSTILE)["title"]


def test_a_draft() -> None:
    """Each generator has its own word for what is not to be shown yet."""
    words = {"hugo": "draft: true", "mkdocs": "draft: true", "eleventy": "draft: true", "pelican": "Status: draft"}
    for name, word in {**words, "jekyll": "published: false"}.items():
        assert f"\n{word}\n" in next(iter(site_files(BRIEF, name, draft=True).values()))


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """Nor does a third after one file was touched by hand, but for that file."""
    files = site_files(BRIEF, "hugo") | init_files("hugo")
    assert changed_files(tmp_path, files) == list(files)
    assert write_files(tmp_path, files) == list(files)
    assert write_files(tmp_path, files) == changed_files(tmp_path, files) == []
    (tmp_path / "static" / "timeline.css").write_text("mine")
    assert write_files(tmp_path, files) == ["static/timeline.css"]


def test_what_cannot_be_written_and_what_is_unknown(tmp_path: Path) -> None:
    """One line that names the file, or the known generators."""
    (tmp_path / "content").write_text("a file where a folder should be")
    with pytest.raises(OutputError, match="content/timelines"):
        write_files(tmp_path, site_files(BRIEF, "hugo"))
    with pytest.raises(OptionError, match="known are hugo, jekyll"):
        site_files(BRIEF, "gatsby")


@pytest.mark.parametrize("title", ["../../etc/passwd", "", "a" * 500, "日本", "--- x", "con/../aux"])
def test_a_slug_is_a_plain_name(title: str) -> None:
    """No title leads out of its folder."""
    assert slugify(title).replace("-", "").isalnum()
    assert len(slugify(title)) <= 60


def test_titles_without_latin_letters_keep_apart() -> None:
    """Two briefs of one site never overwrite each other because their titles have no Latin letters."""
    titles = ["地震", "戦争", "地震 2024", "戦争 2024", "Москва EU", "Афины EU", "?!", "…"]
    assert len({slugify(title) for title in titles}) == len(titles)
    assert slugify("地震") == slugify("地震")
    assert slugify("2024") == "2024"


def run(*command: str, cwd: Path) -> str:
    """Run a generator; a build that fails shows what it said."""
    environment = {**os.environ, "ASTRO_TELEMETRY_DISABLED": "1", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, env=environment, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout + done.stderr


def hugo(root: Path) -> list[str]:
    files = {
        "config.toml": 'baseURL = "https://example.org/"\ntitle = "T"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
        "layouts/_default/single.html": LAYOUT.format(title="{{ .Title }}", content="{{ .Content }}"),
        "layouts/_default/list.html": "{{ range .Pages }}{{ .Title }}{{ end }}",
        "layouts/index.html": "index",
        "content/use.md": '---\ntitle: use\n---\n\n{{< timeline "hostile" >}}\n',
    }
    write_files(root, files)
    run("hugo", "--panicOnWarning", cwd=root)
    return ["public/timelines/{}/index.html", "public/use/index.html"]


def jekyll(root: Path) -> list[str]:
    layout = LAYOUT.format(title="{{ page.title | escape }}", content="{{ content }}")
    use = '---\ntitle: use\nlayout: page\n---\n\n{% include timeline.html brief="hostile" %}\n'
    write_files(root, {"_config.yml": "title: T\n", "_layouts/page.html": layout, "use.md": use})
    said = run("jekyll", "build", "--strict_front_matter", cwd=root)
    assert "Warning" not in said, said
    return ["_site/timelines/{}/index.html", "_site/use.html"]


def mkdocs(root: Path) -> list[str]:
    files = {
        "mkdocs.yml": "site_name: T\nextra_css: [timeline.css]\nplugins: []\n"
        "markdown_extensions:\n  - timeline:\n      root: docs\n",
        "docs/index.md": "# Use\n\n```timeline\ntimelines/hostile.json\n```\n\nMore.\n",
    }
    write_files(root, files)
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", cwd=root)
    return ["site/timelines/{}/index.html", "site/index.html"]


def pelican(root: Path) -> list[str]:
    files = {
        "pelicanconf.py": 'SITENAME = "T"\nSITEURL = "https://example.org"\nPATH = "content"\nTIMEZONE = "UTC"\n'
        'AUTHOR = "A"\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\nSTATIC_PATHS = ["extra"]\n'
        'MARKDOWN = {"extension_configs": {"timeline": {"root": "content"}, "markdown.extensions.extra": {}, '
        '"markdown.extensions.meta": {}}, "output_format": "html5"}\n',
        "content/use.md": "Title: Use\nDate: 2016-02-26\nSlug: use\n\n"
        "```timeline\ntimelines/hostile.json\n```\n\nMore.\n",
    }
    write_files(root, files)
    run(sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--fatal", "warnings", cwd=root)
    return ["output/pages/{}.html", "output/use.html"]


def eleventy(root: Path) -> list[str]:
    use = '---\npermalink: /use/\n---\n{% set brief = timelines["hostile"] %}{% include "timeline.njk" %}\n'
    write_files(root, {"use.njk": use})
    run(str(TOOLS / "eleventy"), cwd=root)
    return ["_site/timelines/{}/index.html", "_site/use/index.html"]


def astro(root: Path) -> list[str]:
    (root / "node_modules").symlink_to(TOOLS.parent)
    use = (
        '---\nimport Timeline from "../components/Timeline.astro";\n'
        'import brief from "../data/timelines/hostile.json";\n---\n<Timeline brief={brief} heading={false} />\n'
    )
    write_files(root, {"package.json": '{"name": "site", "type": "module"}', "src/pages/use.astro": use})
    run(str(TOOLS / "astro"), "build", cwd=root)
    return ["dist/timelines/{}/index.html", "dist/use/index.html"]


BUILDS: dict[str, Callable[[Path], list[str]]] = {
    "hugo": hugo,
    "jekyll": jekyll,
    "mkdocs": mkdocs,
    "pelican": pelican,
    "eleventy": eleventy,
    "astro": astro,
}


def present(name: str) -> bool:
    """Whether a generator is installed here."""
    if name in {"mkdocs", "pelican"}:
        return importlib.util.find_spec(name) is not None
    return bool(shutil.which(name)) if name in {"hugo", "jekyll"} else (TOOLS / name).exists()


@pytest.mark.parametrize("name", SITES)
def test_a_real_build(name: str, tmp_path: Path) -> None:
    """The site builds without warnings; hostile pages have the elements of tame ones, and all of the text in order."""
    if not present(name):
        pytest.skip(f"{name} is not installed here: `make sites` installs what can be had from packages")
    briefs = {"hostile": HOSTILE, "tame": TAME, "sample": BRIEF}
    for slug, brief in briefs.items():
        write_files(tmp_path, site_files(brief, name, slug=slug) | init_files(name))
    page, use = BUILDS[name](tmp_path)
    hostile, tame, sample = ((tmp_path / page.format(slug)).read_text("utf-8") for slug in briefs)
    expected, got = Page(tame).elements, Page(hostile).elements
    for element in expected.keys() | got.keys():
        optional = element[0] in {"a", "code"}  # an address that is no good, a file name that is no plain one
        assert optional or expected[element] == got[element], element
    for text in (hostile, (tmp_path / use).read_text("utf-8")):
        shown = plain(Page(text).text).replace("\u2060", "")
        assert [entry for entry in TEXTS if entry not in shown] == []
    starts = [plain(Page(sample).text).rindex(str(event.mentions[0].sentence)) for event in BRIEF.events]
    assert starts == sorted(starts)


def convert(text: str, root: Path) -> str:
    """Convert a page with the extension by its short name, as a configuration does."""
    return markdown.markdown(
        text, extensions=["timeline", "extra"], extension_configs={"timeline": {"root": str(root)}}
    )


def test_a_block_becomes_a_timeline(tmp_path: Path) -> None:
    """From the JSON of a brief, with what stands around it left alone."""
    write_files(tmp_path, site_files(BRIEF, "mkdocs", slug="b"))
    html = convert(
        "Before *it*.\n\n``` timeline picture\ndocs/timelines/b.json\n```\n\nAfter.\n\n```\nx\n```\n", tmp_path
    )
    page = Page(html)
    assert page.elements["article", "id"] == len(BRIEF.events)
    assert "<svg" in html
    assert html.startswith("<p>Before <em>it</em>.</p>")
    assert "<p>After.</p>\n<pre><code>x\n</code></pre>" in html


def test_a_block_of_articles(tmp_path: Path) -> None:
    """The brief is made on the spot; sources are named as in the block."""
    (tmp_path / "a.txt").write_text(
        "Flood in Rome\n\nBy A. B. - 3 May 2014\n\nThe river rose on 1 May 2014 and fell again.\n"
    )
    html = convert("```timeline\na.txt\n```\n", tmp_path)
    assert '<time datetime="2014-05-01">1 May 2014</time>' in html
    assert str(tmp_path) not in html


@pytest.mark.parametrize(
    "name", ["../secret.json", "/etc/passwd", "missing.json", "text.json", "other.json", "old.json"]
)
def test_a_block_that_cannot_be_drawn(tmp_path: Path, name: str) -> None:
    """Outside of the project, missing, no JSON, no brief, another version: one line, and the build ends."""
    root = tmp_path / "site"
    root.mkdir()
    (tmp_path / "secret.json").write_text("{}")
    (root / "text.json").write_text("It was 2014.")
    (root / "other.json").write_text('{"format": "other"}')
    (root / "old.json").write_text('{"format": "timeline-brief", "version": 0}')
    with pytest.raises(InputError) as raised:
        convert(f"```timeline\n{name}\n```\n", root)
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "page",
    [
        "```timelinejs\nx.json\n```\n",
        "```timeline_old\nx.json\n```\n",
        "```timeline-old\nx.json\n```\n",
        "````\n```timeline\nx.json\n```\n````\n",
        "~~~~ markdown\n~~~timeline\nx.json\n~~~\n~~~~\n",
        "~~~\n```timeline\nx.json\n```\n~~~\n",
    ],
)
def test_a_block_of_something_else_is_left_alone(tmp_path: Path, page: str) -> None:
    """Another language whose name begins alike, and our own block shown as code within a longer fence."""
    html = convert(page, tmp_path)
    assert "x.json" in html
    assert "timeline-brief" not in html
    assert html == markdown.markdown(page, extensions=["extra"])


def test_a_block_after_one_that_shows_it(tmp_path: Path) -> None:
    """The example stays code, the block that follows is drawn."""
    write_files(tmp_path, site_files(BRIEF, "mkdocs", slug="b"))
    block = "```timeline\ndocs/timelines/b.json\n```\n"
    html = convert(f"````\n{block}````\n\n{block}", tmp_path)
    assert html.count("<section") == 1
    assert "docs/timelines/b.json" in html


def _spoiled(change: Callable[[dict[str, Any]], object]) -> str:
    document: dict[str, Any] = json.loads(json.dumps(build_document(BRIEF)))
    change(document)
    return json.dumps(document)


SPOILED = {
    "language is missing": lambda d: [d.pop(key) for key in [*d] if key not in {"format", "version"}],
    "events[0].date.start is no str": lambda d: d["events"][0]["date"].update(start=2014),
    "'soon' is no minute": lambda d: d["events"][0]["date"].update(start="soon"),
    "ends before it begins": lambda d: d["events"][0]["date"].update(end="0001-01-01T00:00"),
    "events is no list": lambda d: d.update(events={}),
    "sources[1] is no object": lambda d: d["sources"].__setitem__(1, "x"),
    "quotes is empty": lambda d: d["events"][0].update(quotes=[]),
    "no source [99]": lambda d: d["events"][0]["quotes"][0].update(citations=[99]),
    "not numbered": lambda d: d["sources"].reverse(),
    "language is no str": lambda d: d.update(language=["en"]),
    "headings is no object of texts": lambda d: d.update(headings={"sources": 1}),
    "date.parts[0] is no str": lambda d: d["date"].update(parts=[1]),
    "published.date is missing": lambda d: d["sources"][0]["published"].pop("date"),
}


@pytest.mark.parametrize("reason", SPOILED)
def test_a_brief_that_is_not_whole(tmp_path: Path, reason: str) -> None:
    """JSON that says it is a brief and is none: one line that names the place."""
    (tmp_path / "b.json").write_text(_spoiled(SPOILED[reason]))
    with pytest.raises(InputError) as raised:
        convert("```timeline picture\nb.json\n```\n", tmp_path)
    assert reason in str(raised.value)
    assert str(raised.value).startswith("b.json: ")
    assert "\n" not in str(raised.value)


LATER = (
    "language", "headings", "parts", "short", "rest", "dated", "status", "status_in_words", "headline", "participants",
    "places", "dated_so", "event",
)  # fmt: skip
"""Keys that the documents of the first program have not."""


def _older(value: Any) -> Any:
    """A document of version 1, as its first program wrote it."""
    if isinstance(value, list):
        return [_older(item) for item in value]
    if isinstance(value, dict):
        if "code" in value:
            return value["text"]
        older = {key: _older(item) for key, item in value.items() if key not in LATER or "source" in value}
        if older.get("how") in {"stated", "resolved"}:
            older["how"] = "words"
        return older
    return value


def test_the_json_of_an_older_program_is_drawn(tmp_path: Path) -> None:
    """In English, with all that it says; only a period is one text and not two times."""
    older = {**_older(json.loads(json.dumps(build_document(BRIEF)))), "version": 1}
    for point in older["summary"]:
        del point["date"], point["timex"]
    (tmp_path / "b.json").write_text(json.dumps(older))
    html = convert("```timeline picture\nb.json\n```\n", tmp_path)
    assert Page(html).elements["article", "id"] == len(BRIEF.events)
    assert "August 2015 to February 2016" in html
    assert "<summary>Sources</summary>" in html
    read = read_document("b.json", json.dumps(older).encode())
    now = build_document(BRIEF)
    assert [quote["how"] for event in read["events"] for quote in event["quotes"]] == [
        quote["how"] for event in now["events"] for quote in event["quotes"]
    ]
    assert [note["text"] for note in read["notes"]] == [note["text"] for note in now["notes"]]


def told(*arguments: str, cwd: Path) -> tuple[int, str]:
    """Run the command line; return its exit code and what it says."""
    done = timeline(*arguments, cwd=cwd)
    return done.returncode, done.stderr


def test_the_command_line(tmp_path: Path) -> None:
    """A site is filled, checked, found changed when the articles say more, and prepared for timelines anywhere."""
    article = tmp_path / "a.txt"
    article.write_text("Flood in Rome\n\nBy A. B. - 3 May 2014\n\nThe river rose on 1 May 2014 and fell again.\n")
    arguments = ("brief", "a.txt", "--site", "jekyll", "--slug", "flood", "--draft")
    assert told(*arguments, "--check", cwd=tmp_path)[0] == 1
    assert not (tmp_path / "_data").exists()
    assert told(*arguments, cwd=tmp_path)[0] == 0
    assert told(*arguments, "--check", cwd=tmp_path) == (0, "")
    assert "published: false" in (tmp_path / "timelines" / "flood.md").read_text("utf-8")
    article.write_text(article.read_text("utf-8") + "\nOn 2 May 2014 the bridges were opened again.\n")
    code, said = told(*arguments, "--check", cwd=tmp_path)
    assert code == 1
    assert "timelines/flood.md: would change" in said
    assert told(*arguments, "--check", "--quiet", cwd=tmp_path) == (1, "")
    assert told(*arguments, "--quiet", cwd=tmp_path) == (0, "")
    assert told("site", "init", "jekyll", cwd=tmp_path)[0] == 0
    assert (tmp_path / "_includes" / "timeline.html").is_file()


def test_the_command_line_used_wrongly(tmp_path: Path) -> None:
    """One line each, before any work."""
    code, said = told("brief", "a.txt", "--site", "gatsby", cwd=tmp_path)
    assert code == 2
    assert "--site gatsby: there is no such generator" in said
    code, said = told("brief", "a.txt", "--site", "hugo", "--out", "nowhere", cwd=tmp_path)
    assert code == 2
    assert "--out nowhere: there is no such folder" in said
    code, said = told("site", "init", "hugo", "nowhere", cwd=tmp_path)
    assert code == 2
    assert "nowhere: there is no such folder" in said
    assert list(tmp_path.iterdir()) == []
