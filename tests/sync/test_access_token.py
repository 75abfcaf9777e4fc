"""One token: asked for once, renewed before it ends, shown by nothing."""

import asyncio

import pytest

from kiosk.sync.access_token import AccessToken, IssuedToken
from kiosk.sync.backend import AuthError, BackendError, Transient

pytestmark = pytest.mark.usefixtures("virtual_time")
LIFE = 1000.0


class SignIn:
    def __init__(self) -> None:
        self.asked: list[float] = []
        self.failure: BackendError | None = None

    async def __call__(self) -> IssuedToken:
        self.asked.append(asyncio.get_running_loop().time())
        await asyncio.sleep(1)
        if self.failure is not None:
            raise self.failure
        return IssuedToken(f"SECRET-{len(self.asked)}", LIFE)


async def test_those_who_ask_together_are_given_one_token() -> None:
    sign_in = SignIn()
    token = AccessToken(sign_in)
    assert set(await asyncio.gather(*(token.text() for _ in range(5)))) == {"SECRET-1"}
    assert len(sign_in.asked) == 1


@pytest.mark.parametrize(("chance", "renewed_at"), [(0.0, 700.0), (0.5, 750.0), (1.0, 800.0)])
async def test_it_is_renewed_when_three_quarters_of_its_life_are_over(chance: float, renewed_at: float) -> None:
    sign_in = SignIn()
    token = AccessToken(sign_in, chance=lambda: chance)
    await token.text()
    await asyncio.sleep(renewed_at - 2)
    assert await token.text() == "SECRET-1"
    await asyncio.sleep(2)
    assert await token.text() == "SECRET-2"


async def test_a_renewal_that_fails_is_tried_again_while_the_token_holds() -> None:
    sign_in = SignIn()
    token = AccessToken(sign_in, chance=lambda: 0.5)
    await token.text()
    sign_in.failure = Transient()
    for now in range(0, 990, 10):
        await asyncio.sleep(max(0.0, now - asyncio.get_running_loop().time()))
        assert await token.text() == "SECRET-1"
    assert [round(asked, -1) for asked in sign_in.asked[1:]] == [750, 810, 870, 930]
    await asyncio.sleep(20)
    with pytest.raises(Transient):
        await token.text()


async def test_one_that_was_refused_is_not_used_again() -> None:
    sign_in = SignIn()
    token = AccessToken(sign_in)
    await token.text()
    token.drop()
    sign_in.failure = AuthError()
    with pytest.raises(AuthError):
        await token.text()
    sign_in.failure = None
    assert await token.text() == "SECRET-3"


async def test_it_is_shown_by_nothing() -> None:
    token = AccessToken(SignIn())
    await token.text()
    assert "SECRET" not in repr(token) + repr(vars(token)) + repr(IssuedToken("SECRET", 1))
