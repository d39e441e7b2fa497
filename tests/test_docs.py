"""The documentation keeps up with the program."""

import re
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from timeline import build_brief, read_articles, render
from timeline.cli import app
from timeline.dates.meanings import MEANINGS
from timeline.sites import SITES
from timeline.writers import FORMATS, articles, dates

sys.path.insert(0, str(Path(__file__).parent / "golden"))
from write import meanings_table, within

ROOT = Path(__file__).parent.parent
COMMAND = get_command(app)


def options_of(command: object) -> set[str]:
    """The long names of a command's options."""
    return {name for option in command.params for name in option.opts if name.startswith("--")}  # type: ignore[attr-defined]


def test_every_option_of_every_command_is_in_cli_md() -> None:
    """``make docs`` was run after the last change of the command line."""
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = dict(zip(*[iter(re.split(r"^## `timeline (.+)`$", text, flags=re.MULTILINE)[1:])] * 2, strict=True))
    assert set(sections) >= set(COMMAND.commands)
    for name, command in COMMAND.commands.items():
        documented = set(re.findall(r"^\* `(?:-\w, )?(--[\w-]+)", sections[name], re.MULTILINE))
        if not hasattr(command, "commands"):
            assert documented == options_of(command) | {"--help"}, f"run `make docs`: {name}"


def test_every_format_is_in_formats_md() -> None:
    """With its name and the ending of its files."""
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name, form in FORMATS.items() if f"| `{name}` | `{form.suffix}` |" not in text] == []


def test_names_that_options_list_are_those_of_the_tables() -> None:
    """A help text is written by hand, so that it costs no import: what joins a table is told here."""
    tables = {
        ("brief", "--site"): SITES,
        ("dates", "--format"): dates.FORMATS,
        ("articles", "--format"): articles.FORMATS,
    }
    for (command, option), table in tables.items():
        (said,) = (one.help for one in COMMAND.commands[command].params if option in one.opts)
        assert [name for name in table if not re.search(rf"\b{name}\b", said)] == [], f"{command} {option}"


def test_every_generator_is_in_sites_md() -> None:
    """With the place of its page."""
    text = (ROOT / "docs" / "sites.md").read_text(encoding="utf-8")
    pages = {name: site.page.format(slug="SLUG") for name, site in SITES.items()}
    assert [name for name, page in pages.items() if f"| `{name}` | `{page}` |" not in text] == []


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of the documentation names a file that is there."""
    text = re.sub(r"`[^`\n]*`", "", path.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_readme_commands_exist() -> None:
    """What README tells to run is a target of the Makefile or a command of the program."""
    readme, makefile = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    for target in re.findall(r"^\s*make (\w+)", readme, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for name in re.findall(r"^\s*timeline (\w+)", readme, re.MULTILINE):
        assert name in COMMAND.commands, name


def test_readme_shows_the_brief_that_the_examples_give() -> None:
    """The lines between the marks are those of the golden brief; ``python tests/golden/write.py`` puts them there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("<!-- brief -->\n")[2].partition("<!-- /brief -->")[0]
    golden = (ROOT / "tests" / "golden" / "examples.md").read_text(encoding="utf-8").partition("## Timeline")[2]
    assert [line.removeprefix("> ") for line in shown.splitlines()] == [
        line.rstrip() for line in golden.splitlines() if line.startswith(("- **", "  "))
    ]


def test_readme_shows_the_picture_that_the_examples_give(monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte by byte; ``python tests/golden/write.py`` writes it."""
    monkeypatch.chdir(ROOT)
    drawn = str(render(build_brief(read_articles(["examples"])), "svg"))
    assert drawn.encode() == (ROOT / "docs" / "pictures" / "brief.svg").read_bytes()


def test_the_meanings_are_those_of_the_code() -> None:
    """A translator reads every meaning with its slots; ``make docs`` writes the table."""
    document = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
    assert within(document, "meanings", meanings_table()) == document
    assert [name for name in MEANINGS if f"| `{name}` |" not in document] == []
