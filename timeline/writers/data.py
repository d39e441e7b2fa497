"""Formats that are data: JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.writers.document import Document


def json_document(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001  # it is all in there
    """Write the whole document as JSON; templates/brief.schema.json describes it."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
