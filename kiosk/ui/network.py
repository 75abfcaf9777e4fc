"""The screen fetches nothing, whatever a text asks it to (S3)."""

from PySide6.QtCore import QIODevice, QObject, QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest
from PySide6.QtQml import QQmlNetworkAccessManagerFactory


class NoNetwork(QNetworkAccessManager):
    """Answers every request as one to nowhere: no name is looked up and no socket opened."""

    def createRequest(  # noqa: N802 (Qt's name)
        self,
        op: QNetworkAccessManager.Operation,
        request: QNetworkRequest,  # noqa: ARG002
        outgoingData: QIODevice | None = None,  # noqa: N803
    ) -> QNetworkReply:
        return super().createRequest(op, QNetworkRequest(QUrl()), outgoingData)


class NoNetworkFactory(QQmlNetworkAccessManagerFactory):
    def create(self, parent: QObject) -> QNetworkAccessManager:
        return NoNetwork(parent)
