"""Draws one picture: JSON on standard input, a PNG on standard output."""

import json
import sys
from importlib import import_module

KINDS = ("month", "shops", "side_by_side")  # each a module, imported when it is its turn

drawing = json.load(sys.stdin)
if drawing["kind"] in KINDS:
    kind = import_module(f"bot.drawing.{drawing['kind']}")
    sys.stdout.buffer.write(kind.draw(drawing))
