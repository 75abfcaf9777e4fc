"""Opaque names for bookings."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.event_key import event_key

SECRET = b"s" * 32
ANYTHING = st.text(st.characters(), max_size=60)  # lone surrogates included


def test_a_key_says_nothing_and_is_long_enough() -> None:
    key = event_key(SECRET, "jan.jansen@example.org", "20250106T090000Z")
    assert "jan" not in key
    assert len(key) * 5 >= 96
    assert key.isalnum()
    assert key.islower()


def test_the_same_event_has_another_key_in_another_installation() -> None:
    assert event_key(SECRET, "uid", None) == event_key(SECRET, "uid", None)
    assert event_key(SECRET, "uid", None) != event_key(b"t" * 32, "uid", None)


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_occurrences_do_not_share_a_key(uid: str, rid: str, other_uid: str, other_rid: str) -> None:
    same = (uid, rid) == (other_uid, other_rid)
    clean = "\0" not in uid + rid + other_uid + other_rid
    if clean:
        assert (event_key(SECRET, uid, rid) == event_key(SECRET, other_uid, other_rid)) is same
