"""Web archives (WARC 1.1, ISO 28500), also compressed, through warcio (extra "warc"): streamed, record by record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.errors import InputError
from timeline.readers.documents import Document, too_large
from timeline.readers.extras import needs

if TYPE_CHECKING:
    from timeline.readers.documents import Documents, Stream

_PAGES = ("text/html", "application/xhtml+xml")


def pages(stream: Stream) -> Documents:
    """Yield the pages of an archive: responses with status 200 that are HTML, named by their number in the archive.

    A broken record is told with its offset; what follows it goes on when the archive can be read on.
    """
    with needs("warcio", "warc", stream.source):
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    records: Any = ArchiveIterator(stream.file)
    number = 0
    while True:
        try:
            record = next(records)
            number += 1
            if document := _page(record, stream, number):
                yield document
        except StopIteration:
            return
        except (ArchiveLoadFailed, EOFError, ValueError, KeyError) as error:
            offset = records.get_record_offset()
            yield InputError(f"{stream.source}#{number}", f"a broken record at offset {offset}: {_short(error)}")
            if isinstance(error, ArchiveLoadFailed | EOFError):
                return  # where the next record begins is not known any more


def _page(record: Any, stream: Stream, number: int) -> Document | InputError | None:
    """Turn a record into a document; None when it is no page."""
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return None
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    if not kind.startswith(_PAGES):
        return None
    source = f"{stream.source}#{number}"
    data = record.content_stream().read(stream.limit + 1)
    if len(data) > stream.limit:
        return InputError(source, too_large(stream.limit))
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    _, _, charset = kind.partition("charset=")
    hints = {"url": url.strip("<>"), "encoding": charset.split(";")[0].strip("\"' ")}
    return Document(data, source, "html", hints)


def _short(error: Exception) -> str:
    """Say what an error says, in one short line."""
    return " ".join(str(error).split())[:80] or type(error).__name__
