"""Every kind of backend has a sentence with its mend for each way in which it can be refused."""

import pytest

from kiosk.backend_tables import BACKEND_KINDS
from kiosk.doctor.refusals import OF_A_KIND
from kiosk.sync.backend import AuthError, Gone, PermissionDenied, ProtocolError


@pytest.mark.parametrize("kind", BACKEND_KINDS)
def test_each_kind_says_what_was_found_and_how_to_mend_it(kind: str) -> None:
    told = OF_A_KIND[BACKEND_KINDS[kind]]
    assert {AuthError, PermissionDenied, Gone, ProtocolError} <= set(told)
    assert all(": " in sentence and sentence.endswith(".") for sentence in told.values())
