"""Every sample, by the name of its message: for previews, the doctor and tests."""

from importlib import import_module
from pkgutil import walk_packages

from deals import says
from deals.says import Words

_MODULES = [
    import_module(found.name)
    for found in walk_packages(says.__path__, "deals.says.")
    if found.name.endswith("_samples")
]
SAMPLES: dict[str, Words] = {
    name: words for module in _MODULES for name, words in module.SAMPLES.items()
}
