"""A look at a feed, before a panel is set up to show it."""

from kiosk.setup.refused import SetupRefused
from kiosk.sync.backend import AuthError, BackendError, NotHere, PermissionDenied, Transient, Untrusted
from kiosk.sync.ical_feed.client import FeedAddress, FeedClient
from kiosk.sync.ical_feed.parse import split
from kiosk.sync.icalendar.places import place_name


async def look_at_feed(address: FeedAddress, location: str) -> None:
    """Raises SetupRefused where a panel could not read it."""
    client = FeedClient(address)
    try:
        split((await client.fetch({})).body or b"", place_name(location))
    except AuthError:
        raise SetupRefused(
            "The feed asks for a login: name a file with the Authorization line as --header-file."
        ) from None
    except PermissionDenied:
        raise SetupRefused("The feed is refused: have it published again, or room-kiosk let in.") from None
    except NotHere:
        raise SetupRefused("No event of the feed is at that place: write --location as the feed does.") from None
    except Untrusted:
        raise SetupRefused(
            "The server's certificate is not signed by anyone this machine trusts: name its authority with --ca-file."
        ) from None
    except Transient:
        raise SetupRefused("No server answers at that address: correct it, or look at the network.") from None
    except BackendError:
        raise SetupRefused(
            "There is no whole iCalendar file at that address: open it in a browser, and correct it."
        ) from None
    finally:
        await client.aclose()
