"""Write the golden files anew, after a change that is meant; the diff is then read by a human being."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from sample import BRIEF  # noqa: E402

from timeline.render import FORMATS, render  # noqa: E402
from timeline.sites import SITES, site_files  # noqa: E402

for name, kind in ((n, k) for n, k in FORMATS.items() if n not in {"docx", "pdf"}):
    written = render(BRIEF, name)
    if isinstance(written, str):
        (HERE / f"brief{kind.suffix}").write_bytes(written.encode())

for name in SITES:
    page = next(iter(site_files(BRIEF, name).values()))
    (HERE / "sites" / f"{name}.txt").write_bytes(page.encode())
