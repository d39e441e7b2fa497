"""Write the golden files anew, after a change that is meant; the diff is then read by a human being."""

import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

from sample import BRIEF  # noqa: E402

from timeline import build_brief, read_articles  # noqa: E402
from timeline.dates.meanings import MEANINGS  # noqa: E402
from timeline.sites import SITES, site_files  # noqa: E402
from timeline.writers import FORMATS, render  # noqa: E402


def meanings_table() -> str:
    """The table of docs/languages.md: each meaning, its slots, and the further keys of a rule that it reads."""
    rows = ["| meaning | is | needs | may have | further keys |", "|---|---|---|---|---|"]
    for name, means in MEANINGS.items():
        about = (means.resolve.__doc__ or "These words are no date.").splitlines()[0].replace("|", "\\|")
        needs = ", ".join(f"`{need}`".replace("|", "\\|") for need in means.needs)
        may, keys = (", ".join(f"`{one}`" for one in ones) for ones in (means.may, means.options))
        rows.append(f"| `{name}` | {about} | {needs} | {may} | {keys} |")
    return "\n".join([*rows, ""])


def within(text: str, mark: str, inner: str) -> str:
    """Put something between the marks of a document."""
    block = re.compile(rf"(<!-- {mark} -->\n).*(<!-- /{mark} -->)", re.DOTALL)
    return block.sub(lambda match: match[1] + inner + match[2], text)


def main() -> None:
    """Render the sample and the examples, into files and into the README."""
    for name, kind in ((n, k) for n, k in FORMATS.items() if n not in {"docx", "pdf"}):
        written = render(BRIEF, name)
        if isinstance(written, str):
            (HERE / f"brief{kind.suffix}").write_bytes(written.encode())

    for name in SITES:
        page = next(iter(site_files(BRIEF, name).values()))
        (HERE / "sites" / f"{name}.txt").write_bytes(page.encode())

    os.chdir(ROOT)  # the brief of the examples names their files from here
    made = build_brief(read_articles(["examples"]))
    (ROOT / "docs" / "pictures" / "brief.svg").write_bytes(str(render(made, "svg")).encode())
    brief = str(render(made))
    (HERE / "examples.md").write_bytes(brief.encode())
    lines = brief.partition("## Timeline")[2].splitlines()
    shown = "".join(f"> {line}".rstrip() + "\n" for line in lines if line.startswith(("- **", "  ")))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (ROOT / "README.md").write_text(within(readme, "brief", shown), encoding="utf-8")
    languages = ROOT / "docs" / "languages.md"
    languages.write_text(within(languages.read_text(encoding="utf-8"), "meanings", meanings_table()), encoding="utf-8")


if __name__ == "__main__":
    main()
