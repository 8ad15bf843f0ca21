"""Reads the words on one picture, whose path is the argument: JSON on standard output, a list of
[words, left, top] with places as parts of its width and height."""

import json
import os
import resource
import sys
from typing import Any

BYTES = 1536 * 2**20  # of memory: it takes about 600 MB
CPU_S = 60
LARGEST = (1200, 2600)  # more is not needed to read it, and takes longer
SURE = 0.7  # of a line


def main(path: str, answer: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    os.nice(19)
    os.write(answer, json.dumps(_lines(path)).encode())


def _lines(path: str) -> list[tuple[str, float, float]]:
    import numpy as np
    from PIL import Image
    from rapidocr import RapidOCR

    one_core = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as picture:
        picture.draft("RGB", LARGEST)
        whole = picture.convert("RGB")
    whole.thumbnail(LARGEST)
    wide, high = whole.size
    found: Any = RapidOCR(params=one_core)(np.asarray(whole)[:, :, ::-1])
    if found.txts is None:
        return []
    return [
        (text, float(box[0][0]) / wide, float(box[0][1]) / high)
        for text, sure, box in zip(found.txts, found.scores, found.boxes, strict=True)
        if sure >= SURE
    ]


if __name__ == "__main__":
    kept = os.dup(1)
    os.dup2(2, 1)  # what libraries say is no answer
    main(sys.argv[1], kept)
