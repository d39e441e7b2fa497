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
from timeline.sites import SITES, site_files  # noqa: E402
from timeline.writers import FORMATS, render  # noqa: E402


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
    shown = "".join(f"> {line}".rstrip() + "\n" for line in brief.splitlines() if line.startswith(("- **", "  *")))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.compile(r"(<!-- brief -->\n).*(<!-- /brief -->)", re.DOTALL)
    (ROOT / "README.md").write_text(block.sub(lambda match: match[1] + shown + match[2], readme), encoding="utf-8")


if __name__ == "__main__":
    main()
