"""Logging in the way the server asks for: HTTP Basic (RFC 7617) or HTTP Digest (RFC 7616). No I/O.

Which one is learnt once, from the answer to a question without credentials: a server that only knows Digest never gets
to see the password. Where both are offered it is Basic, which costs no second request whenever a nonce has aged; it
travels over TLS, or over the loopback.
"""

import re
from typing import Final
from urllib.request import parse_http_list

import httpx

from kiosk.sync.http import Exchange

_SCHEME: Final = re.compile(r"([\w-]+)(?:\s+([^=\s].*))?")
_ALGORITHM: Final = re.compile(r'\balgorithm\s*=\s*"?([\w-]+)', re.IGNORECASE)
_QOP: Final = re.compile(r'\bqop\s*=\s*"?([\w\s,-]+)', re.IGNORECASE)
_ALGORITHMS: Final = frozenset({"MD5", "MD5-SESS", "SHA-256", "SHA-256-SESS", "SHA-512", "SHA-512-SESS"})
"""What httpx can compute."""


class ChallengedLogin:
    """One server's. A wrong password is tried once in an exchange."""

    def __init__(self, username: str, password: str) -> None:
        self._basic = httpx.BasicAuth(username, password)
        self._digest = httpx.DigestAuth(username, password)
        self._chosen: httpx.Auth | None = None
        """None until the server was asked, and again after it said no."""

    def exchange(self, request: httpx.Request, question: httpx.Request) -> Exchange:
        """The request with credentials; before the first of all a question without any, whose answer says which."""
        if self._chosen is None:
            answer = yield question
            if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
                return  # nothing was learnt, and nothing more is asked of a server in trouble
            must_answer = True
        else:
            answer = yield _signed(self._chosen, request)
            must_answer = answer.status_code == httpx.codes.UNAUTHORIZED and self._has_changed(answer)
        if must_answer and _can_be_answered(answer):
            answer = yield self._answered(request, answer)
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            self._chosen = None

    def _answered(self, request: httpx.Request, answer: httpx.Response) -> httpx.Request:
        """The request, signed as the answer asks; where it asks for nothing known, as most servers want it."""
        challenge = _digest_challenge(answer)
        if challenge is None:
            self._chosen = self._basic
            return _signed(self._basic, request)
        self._chosen = self._digest
        flow = self._digest.auth_flow(request)
        next(flow)
        headers = {"WWW-Authenticate": challenge}
        return flow.send(httpx.Response(httpx.codes.UNAUTHORIZED, headers=headers, request=request))

    def _has_changed(self, answer: httpx.Response) -> bool:
        """Whether a refusal may be about the way of logging in, not about the password: a nonce ages."""
        return self._chosen is self._digest or _digest_challenge(answer) is not None


def _signed(auth: httpx.Auth, request: httpx.Request) -> httpx.Request:
    return next(auth.auth_flow(request))


def _can_be_answered(answer: httpx.Response) -> bool:
    """Not where only kinds of Digest are offered that nobody here can compute: Basic would give the password away."""
    schemes = {scheme for scheme, _ in _challenges(answer)}
    return "digest" not in schemes or "basic" in schemes or _digest_challenge(answer) is not None


def _digest_challenge(answer: httpx.Response) -> str | None:
    """The first Digest challenge that can be answered; None where Basic is offered too, or none is made."""
    challenges = _challenges(answer)
    if any(scheme == "basic" for scheme, _ in challenges):
        return None
    usable = (words for scheme, words in challenges if scheme == "digest" and _is_usable(words))
    return next((f"Digest {words}" for words in usable), None)


def _is_usable(words: str) -> bool:
    algorithm, qop = _ALGORITHM.search(words), _QOP.search(words)
    can_protect = qop is None or "auth" in [word.strip().lower() for word in qop[1].split(",")]
    return can_protect and (algorithm is None or algorithm[1].upper() in _ALGORITHMS)


def _challenges(answer: httpx.Response) -> list[tuple[str, str]]:
    """Scheme, in small letters, and parameters of every challenge (RFC 9110 section 11.6.1), in one header or many."""
    found: list[tuple[str, list[str]]] = []
    for part in parse_http_list(", ".join(answer.headers.get_list("WWW-Authenticate"))):
        scheme = _SCHEME.fullmatch(part)
        if scheme is not None:
            found.append((scheme[1].lower(), [scheme[2]] if scheme[2] else []))
        elif found:
            found[-1][1].append(part)
    return [(scheme, ", ".join(words)) for scheme, words in found]
