"""Formats in the programs that they are for, and the page in a browser: run by `make sites`."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hostile import TEXTS
from sample import BRIEF, crowd
from test_hostile import HOSTILE, ORDERED

from timeline.model import Brief
from timeline.writers import FORMATS, render
from timeline.writers.clean import plain

TOOLS = Path(__file__).parent / "tools"
MODULES = TOOLS / "node_modules"
BRIEFS = {"sample": BRIEF, "3": crowd(3, 1), "30": crowd(30), "30 in 200 years": crowd(30, 200), "300": crowd(300)}

needs_tools = pytest.mark.skipif(
    not (MODULES / "puppeteer-core").is_dir() or not shutil.which("node"), reason="`make sites` installs the tools"
)


def run(*command: str | Path) -> str:
    """Run a program and return what it prints."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def write(brief: Brief, name: str, folder: Path) -> Path:
    """Write a brief into a folder."""
    data = render(brief, name)
    path = folder / f"brief{FORMATS[name].suffix}"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@needs_tools
@pytest.mark.parametrize("name", [*BRIEFS, "hostile"])
def test_the_page_in_a_browser(name: str, tmp_path: Path) -> None:
    """From 320 to 2,000 pixels, light and dark, it needs nothing and covers nothing.

    No scrolling sideways, no label over another, no axe violation, no request, no error; it filters by its address,
    needs no script, and prints with everything open.
    """
    page = write(HOSTILE if name == "hostile" else BRIEFS[name], "html", tmp_path)
    seen = json.loads(run("node", TOOLS / "look.mjs", page))
    for view in seen["views"]:
        assert view["wide"] == view["width"], view
        assert view["wrong"] == [], view
        assert view["violations"] == [], view
        assert view["labels"] > 0
    assert {view["paper"] for view in seen["views"]} == {"rgb(255, 255, 255)", "rgb(15, 20, 26)"}
    assert seen["requests"] == seen["errors"] == []
    assert seen["filtered"] == 0
    assert seen["unscripted"] == len((HOSTILE if name == "hostile" else BRIEFS[name]).events)
    assert seen["printed"]


@needs_tools
@pytest.mark.skipif(not shutil.which("java"), reason="the Nu validator needs Java")
def test_the_page_is_valid(tmp_path: Path) -> None:
    """The W3C's Nu validator finds no error in pages and pictures."""
    paths = []
    for name, brief in {**BRIEFS, "hostile": HOSTILE}.items():
        folder = tmp_path / name.replace(" ", "-")
        folder.mkdir()
        paths += [write(brief, "html", folder), write(brief, "svg", folder)]
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    run("java", "-jar", jar, "--errors-only", "--also-check-svg", *paths)


@cache
def programs(name: str, folder: Path) -> dict[str, Any]:
    """What Mermaid, markwhen, vis-timeline and TimelineJS show of a brief."""
    folder.mkdir(exist_ok=True)
    for kind in ("mermaid", "markwhen", "timelinejs", "vis"):
        write(HOSTILE if name == "hostile" else BRIEF, kind, folder)
    return dict(json.loads(run("node", TOOLS / "programs.mjs", folder)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("programs")


@needs_tools
@pytest.mark.parametrize("program", ["mermaid", "vis", "timelinejs"])
def test_other_programs_show_hostile_text_as_it_is(program: str, folder: Path) -> None:
    """Every text, no alert, no element but the program's own, no link but those of the sources."""
    seen = programs("hostile", folder / "hostile")[program]
    assert seen["failed"] is None
    shown = re.sub(r"\s", "", seen["text"])
    assert [text for text in TEXTS if re.sub(r"\s", "", text) not in shown] == []
    assert seen["foreign"] == 0
    assert seen["alerts"] == []
    good = (
        "https://example.org/",
        "http://evil.example/a_b_c",
        "https://evil.example/",
        "http://evil.example/",
        "https://timeline.knightlab.com/",
    )
    assert [link for link in seen["links"] if not link.startswith(good)] == []
    assert program == "timelinejs" or seen["links"] == []


@needs_tools
def test_markwhen_reads_what_is_meant(folder: Path) -> None:
    """Dates to the day, texts as they are, no tag and no id born."""
    tame = programs("sample", folder / "sample")["markwhen"]
    assert [(event["from"][:10], event["to"][:10]) for event in tame] == [
        ("2014-01-01", "2015-01-01"),
        ("2015-08-01", "2016-03-01"),
        ("2016-02-22", "2016-02-29"),
        ("2016-02-25", "2016-02-26"),
    ]
    events = programs("hostile", folder / "hostile")["markwhen"]
    assert [plain(re.sub(r" (\[\d+\])+$", "", e["text"]).replace("\u2060", "")) for e in events] == ORDERED
    assert [event for event in events if event["tags"] or event["id"]] == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.skipif(not importlib.util.find_spec("docx"), reason="python-docx is not installed")
def test_libreoffice_opens_the_word_document(tmp_path: Path) -> None:
    """Every sentence is in the text that it makes of it."""
    path = write(BRIEF, "docx", tmp_path)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    run("soffice", home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, path)
    text = (tmp_path / "brief.txt").read_text("utf-8")
    assert all(str(event.mentions[0].sentence) in text for event in BRIEF.events)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.skipif(not importlib.util.find_spec("weasyprint"), reason="WeasyPrint is not installed")
def test_pdftotext_reads_the_pdf(tmp_path: Path) -> None:
    """Every sentence is in it, and so are the labels of the picture."""
    text = plain(run("pdftotext", write(BRIEF, "pdf", tmp_path), "-"))
    assert all(str(event.mentions[0].sentence) in text for event in BRIEF.events)
    assert "22 to 28 Feb 2016" in text
