"""The key that tests seal with, in this process and in those that it starts."""

import os

from storage.personal import sealed

KEY = "c2FwYXNhcGFzYXBhc2FwYXNhcGFzYXBhc2FwYXNhcGE="

os.environ.setdefault("DATA_KEY", KEY)
sealed.use(sealed.Keys.read(os.environ["DATA_KEY"]))
