"""Microsoft Graph as the configuration means it, signed in."""

from typing import Final

from kiosk.backend_tables import GraphTable
from kiosk.sync.access_token import AccessToken
from kiosk.sync.graph.client import HEADERS, meaning
from kiosk.sync.graph.sign_in import AccountSignIn, Authority, CertificateSignIn
from kiosk.sync.json_api import JsonApi

_RIGHT: Final = "Calendars.ReadWrite"
"""All that an account is asked to allow, of its own calendars alone; what an app may is not asked for but granted."""


def authority(table: GraphTable) -> Authority:
    return Authority(table.sign_in_url, table.tenant, table.client_id, table.ca_file)


def account_scope(table: GraphTable) -> str:
    """`offline_access`: to sign in again without anybody."""
    return f"{table.url}/{_RIGHT} offline_access"


def calendar_api(table: GraphTable) -> JsonApi:
    sign_in: CertificateSignIn | AccountSignIn
    if table.login_file is not None:
        sign_in = AccountSignIn(authority(table), table.login_file, account_scope(table))
    else:
        assert table.key_file is not None
        assert table.certificate_file is not None
        files = (table.key_file, table.certificate_file)
        sign_in = CertificateSignIn(authority(table), *files, f"{table.url}/.default")
    token = AccessToken(sign_in)
    return JsonApi(f"{table.url}/v1.0", token=token, meaning=meaning, headers=HEADERS, ca_file=table.ca_file)
