"""Pages that the user names by their address: fetched politely, and kept on disk for a while.

Only http and https; only what robots.txt allows; one more try when the server is busy; limits on time, size and
redirects. Addresses inside private networks are refused at every hop, checked on the very address that is connected
to, so that no page and no name server can lead a reader where its user would not go.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from timeline.address import percent_encoded
from timeline.errors import InputError
from timeline.readers.cache import Answer, cache_folder, cached
from timeline.readers.documents import MAX_BYTES, Stream, too_large
from timeline.readers.kinds import BUFFER
from timeline.readers.unpack import take_apart

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.readers.documents import Documents

AGENT = "timeline-brief"
TIMEOUT = 15.0
_REDIRECTS = 5
_AGAIN = frozenset([429, 500, 502, 503, 504])
_BACK_OFF = 1.0
_MOVED = frozenset([301, 302, 303, 307, 308])
_EMBEDDING = [ipaddress.IPv6Network(block) for block in ("::/96", "::ffff:0:0/96", "64:ff9b::/96")]
"""Whose last 32 bits are an address of IPv4: compatible and mapped (RFC 4291, 2.5.5), and NAT64 (RFC 6052)."""
_LOCAL_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")
"""NAT64 inside a network of its own (RFC 8215)."""


def is_url(source: str) -> bool:
    """Whether a source is an address of the web.

    >>> is_url("https://example.org/a"), is_url("file:///etc/passwd"), is_url("a.html")
    (True, False, False)
    """
    return source.lower().startswith(("http://", "https://"))


def documents(url: str, *, limit: int = MAX_BYTES, allow_private: bool = False, cache: Path | None = None) -> Documents:
    """Yield the documents behind an address; a problem stands in their place.

    ``cache`` is the folder of what was fetched before, by default that of the user; what is in it is not fetched again
    until it is too old (see :mod:`timeline.readers.cache`).
    """
    try:
        fetched = partial(fetch, url, limit=limit, allow_private=allow_private)
        answer = cached(url, cache or cache_folder(), limit, fetched)
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


def fetch(url: str, *, limit: int = MAX_BYTES, allow_private: bool = False) -> Answer:
    """Fetch a page: robots.txt first, then redirects, one more try when the server is busy.

    Raises InputError, which names the address and the reason.
    """
    answer = _followed(url, percent_encoded(url.strip()), limit, allow_private, polite=True)
    if answer.status != 200:
        raise InputError(url, f"the server answered {_status(answer)}")
    if len(answer.body) > limit:
        raise InputError(url, too_large(limit))
    return answer


def _status(answer: Answer) -> str:
    """Name the status of an answer."""
    return f"{answer.status} {http.client.responses.get(answer.status, '')}".strip()


def _followed(url: str, current: str, limit: int, allow_private: bool, *, polite: bool) -> Answer:
    """Ask, and go where the server says that it moved; ``polite`` is to ask the robots.txt of every site first."""
    for _ in range(_REDIRECTS + 1):
        if polite:
            _check_robots(url, current, allow_private)
        answer = _twice(url, current, limit, allow_private)
        if answer.status not in _MOVED or not answer.location:
            return answer
        current = percent_encoded(urljoin(current, answer.location))
        if not is_url(current):
            raise InputError(url, f"redirects to {current[:80]}, which is no page of the web")
    raise InputError(url, f"redirects more than {_REDIRECTS} times")


def _check_robots(url: str, current: str, allow_private: bool) -> None:
    """Refuse what the site's robots.txt forbids; one that the server fails to send forbids all (RFC 9309, 2.3.1.4)."""
    parts = urlsplit(current)
    try:
        rules = _robots(f"{parts.scheme}://{parts.netloc}", allow_private)
    except InputError as error:
        raise InputError(url, error.reason) from None
    if not rules.can_fetch(AGENT, current):
        raise InputError(url, "robots.txt of the site forbids it: save the page in a browser and read the file")


@lru_cache(maxsize=256)
def _robots(site: str, allow_private: bool) -> RobotFileParser:
    """Read the robots.txt of a site, once, wherever it moved (RFC 9309, 2.3.1.2); where none is, all is allowed."""
    answer = _followed(site, f"{site}/robots.txt", 500_000, allow_private, polite=False)
    if answer.status >= 500:
        raise InputError(site, f"robots.txt of the site cannot be read ({_status(answer)}): try again later")
    parser = RobotFileParser()
    parser.parse(answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
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
        kind, location = response.headers.get("Content-Type", ""), _as_sent(response.headers.get("Location", ""))
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


def _as_sent(location: str) -> str:
    """Read the letters of a header, which http.client takes for Latin-1, as the UTF-8 that servers send."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


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
        if not allow_private and not is_public(str(address[0]).partition("%")[0]):
            raise InputError(url, f"{host} is inside a private network: --allow-private permits it")
    return socket.create_connection((str(found[0][4][0]), port), timeout=TIMEOUT)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also the IPv4 address that one of IPv6 stands for.

    >>> [is_public(a) for a in ("93.184.215.14", "10.0.0.1", "224.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "::a00:1")]
    [True, False, False, False, False, False]
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.sixtofour is not None:
            return is_public(str(ip.sixtofour))
        if any(ip in network for network in _EMBEDDING):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)))
    return ip.is_global and not ip.is_multicast and ip not in _LOCAL_NAT64
