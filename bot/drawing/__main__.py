"""Draws one picture: JSON on standard input, a PNG on standard output."""

import json
import sys

from bot.drawing.month import draw

sys.stdout.buffer.write(draw(json.load(sys.stdin)))
