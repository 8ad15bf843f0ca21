"""The shell: settings, channels, loops, the clock, the practice room, the command line."""

import os

# numpy's own threads would wait for each other over pictures that are small.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# pydantic would look for plugins in every library that is installed; we have none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
