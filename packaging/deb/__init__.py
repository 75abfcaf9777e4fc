"""The Debian package: one plain tree of wheels below /opt/room-kiosk, for the Pythons of Debian 12 and 13."""
