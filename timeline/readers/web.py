"""Pages that the user names by their address: fetched politely, once, and kept on disk.

Only http and https; only what robots.txt allows; one more try when the server is busy; limits on time, size and
redirects. Addresses inside private networks are refused at every hop, checked on the very address that is connected
to, so that no page and no name server can lead a reader where its user would not go.
"""

from __future__ import annotations

import hashlib
import http.client
import io
import ipaddress
import json
import os
import socket
import ssl
import time
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from timeline.errors import InputError
from timeline.files import write_whole
from timeline.readers.documents import MAX_BYTES, Stream, take_apart, too_large
from timeline.readers.kinds import BUFFER

if TYPE_CHECKING:
    from timeline.readers.documents import Documents

AGENT = "timeline-brief"
TIMEOUT = 15.0
_REDIRECTS = 5
_AGAIN = frozenset([429, 500, 502, 503, 504])
_BACK_OFF = 1.0
_MOVED = frozenset([301, 302, 303, 307, 308])


class Answer(NamedTuple):
    """What a server answered, after redirects."""

    url: str
    status: int
    kind: str
    """The Content-Type."""
    body: bytes
    location: str = ""


def is_url(source: str) -> bool:
    """Whether a source is an address of the web.

    >>> is_url("https://example.org/a"), is_url("file:///etc/passwd"), is_url("a.html")
    (True, False, False)
    """
    return source.lower().startswith(("http://", "https://"))


def documents(url: str, *, limit: int = MAX_BYTES, allow_private: bool = False, cache: Path | None = None) -> Documents:
    """Yield the documents behind an address; a problem stands in their place.

    ``cache`` is the folder of what was fetched before, by default that of the user; what is in it is not fetched again.
    """
    try:
        answer = _cached(url, cache or cache_folder(), limit, allow_private)
    except InputError as error:
        yield error
        return
    except ValueError:
        yield InputError(url, "is no address of the web")
        return
    name = PurePosixPath(urlsplit(answer.url).path).name
    _, _, charset = answer.kind.lower().partition("charset=")
    hints = {"url": answer.url, "encoding": charset.split(";")[0].strip("\"' ")}
    file: Any = io.BufferedReader(io.BytesIO(answer.body), BUFFER)
    yield from take_apart(Stream(file, url, name, limit, hints=hints))


def cache_folder() -> Path:
    """Return the user's folder for what can be fetched again (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "timeline"


def _cached(url: str, folder: Path, limit: int, allow_private: bool) -> Answer:
    """Return what is on disk, or fetch and keep it."""
    path = folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.page"
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if len(body) <= limit:
            return Answer(**json.loads(head), body=body)
    except (OSError, ValueError, TypeError):
        pass  # not there yet, or damaged: fetched again
    answer = fetch(url, limit=limit, allow_private=allow_private)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        head = json.dumps({"url": answer.url, "status": answer.status, "kind": answer.kind}).encode()
        write_whole(path, head + b"\n" + answer.body)
    except OSError:
        pass  # a cache that cannot be written costs time only
    return answer


def fetch(url: str, *, limit: int = MAX_BYTES, allow_private: bool = False) -> Answer:
    """Fetch a page: robots.txt first, then redirects, one more try when the server is busy.

    Raises InputError, which names the address and the reason.
    """
    current = url
    for _ in range(_REDIRECTS + 1):
        _check_robots(url, current, allow_private)
        answer = _twice(url, current, limit, allow_private)
        if answer.status in _MOVED and answer.location:
            current = urljoin(current, answer.location)
            if not is_url(current):
                raise InputError(url, f"redirects to {current[:80]}, which is no page of the web")
            continue
        if answer.status != 200:
            raise InputError(url, f"the server answered {answer.status} {http.client.responses.get(answer.status, '')}")
        if len(answer.body) > limit:
            raise InputError(url, too_large(limit))
        return answer
    raise InputError(url, f"redirects more than {_REDIRECTS} times")


def _check_robots(url: str, current: str, allow_private: bool) -> None:
    """Refuse what the site's robots.txt (RFC 9309) forbids; a site without one allows everything."""
    parts = urlsplit(current)
    if not _robots(f"{parts.scheme}://{parts.netloc}", allow_private).can_fetch(AGENT, current):
        raise InputError(url, "robots.txt of the site forbids it: save the page in a browser and read the file")


@lru_cache(maxsize=256)
def _robots(site: str, allow_private: bool) -> RobotFileParser:
    """Read the robots.txt of a site, once."""
    parser = RobotFileParser()
    try:
        answer = _once(site, f"{site}/robots.txt", 500_000, allow_private)
        lines = answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
    except InputError:
        lines = []
    parser.parse(lines)
    return parser


def _twice(url: str, current: str, limit: int, allow_private: bool) -> Answer:
    """Ask once, and once more after a pause when the server is busy or the connection breaks."""
    try:
        answer = _once(url, current, limit, allow_private)
        if answer.status not in _AGAIN:
            return answer
    except _BrokenError:
        pass
    time.sleep(_BACK_OFF)
    return _once(url, current, limit, allow_private)


class _BrokenError(InputError):
    """The connection failed in a way that may pass."""


def _once(url: str, current: str, limit: int, allow_private: bool) -> Answer:
    """Send one request and read the answer, within the limits of time and size."""
    parts = urlsplit(current)
    try:
        connection = _connection(parts.scheme, parts.hostname or "", parts.port, url, allow_private)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
        response = connection.getresponse()
        body = _body(response, limit, url)
        kind, location = response.headers.get("Content-Type", ""), response.headers.get("Location", "")
        return Answer(current, response.status, kind, body, location)
    except TimeoutError:
        raise _BrokenError(url, f"no answer within {TIMEOUT:g} seconds") from None
    except ssl.SSLError as error:
        raise InputError(url, f"no safe connection ({error.reason or 'TLS'})") from None
    except (OSError, http.client.HTTPException) as error:
        raise _BrokenError(
            url, f"cannot be fetched ({' '.join(str(error).split())[:80] or type(error).__name__})"
        ) from None
    finally:
        if "connection" in locals():
            connection.close()


def _body(response: http.client.HTTPResponse, limit: int, url: str) -> bytes:
    """Read the body; a server that trickles it is given up, however alive it seems."""
    deadline, parts, size = time.monotonic() + 2 * TIMEOUT, [], 0
    while size <= limit and (part := response.read1(65_536)):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise InputError(url, f"took longer than {2 * TIMEOUT:g} seconds")
    return b"".join(parts)


def _connection(scheme: str, host: str, port: int | None, url: str, allow_private: bool) -> http.client.HTTPConnection:
    """Connect to an address of the host that may be visited."""
    sock = _connected(host, port or (443 if scheme == "https" else 80), url, allow_private)
    if scheme == "https":
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    connection.sock = sock
    return connection


def _connected(host: str, port: int, url: str, allow_private: bool) -> socket.socket:
    """Open a socket to the first of the host's addresses, all of which must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise InputError(url, f"there is no site {host}") from None
    for *_, address in found:
        if not allow_private and not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global:
            raise InputError(url, f"{host} is inside a private network: --allow-private permits it")
    return socket.create_connection((str(found[0][4][0]), port), timeout=TIMEOUT)
