"""Microsoft Graph as tests stand in for it."""

from vendors.graph.fixtures import graph_url, world

__all__ = ["graph_url", "world"]
