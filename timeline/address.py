"""Addresses of the web as people write them, made fit to be sent and linked (RFC 3986)."""

from __future__ import annotations

import re

RESERVED = "%/:?@!$&'()*+,;=~-._"
"""What may stand in path, query and fragment as it is (RFC 3986, 2.2 and 2.3), and the sign of what is encoded."""
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def percent_encoded(url: str, *, keep: str = RESERVED) -> str:
    """Percent-encode what is not in ``keep`` in path, query and fragment, as UTF-8; the host stays as it is.

    Raises ValueError when it is no address, as "http://[" is none.

    >>> percent_encoded("https://example.org/zürich (old)?q=a b%20c&r=5%")
    'https://example.org/z%C3%BCrich%20(old)?q=a%20b%20c&r=5%25'
    """
    from urllib.parse import quote, urlsplit, urlunsplit

    scheme, host, *rest = urlsplit(url)
    return _LONE_PERCENT.sub("%25", urlunsplit((scheme, host, *(quote(part, safe=keep) for part in rest))))
