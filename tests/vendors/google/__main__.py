"""The fake as a process: see `server`."""

import sys

from vendors.google.server import serve

serve(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
