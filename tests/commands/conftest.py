"""Microsoft Graph as tests stand in for it."""

from vendors.graph.fixtures import graph_url

__all__ = ["graph_url"]
