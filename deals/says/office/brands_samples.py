"""Samples of what staff read of brands; all invented."""

from deals.says import Words
from deals.says.office import brands

_HERBANA = "Herbana"
_SAMPLES: tuple[Words, ...] = (
    brands.BrandList((brands.BrandLine(_HERBANA, ("Jahe Merah", "Kunyit")),)),
    brands.BrandCard(
        _HERBANA,
        "Herbal sejak 40 tahun.",
        (brands.ProductLine("Kunyit", "pencernaan"),),
        "#1F7A4D",
        ("dancer", "sporty"),
        ("TikTok Shop Herbana", "Shopee Herbana"),
    ),
    brands.AskShops(_HERBANA),
    brands.AskBrandColour(_HERBANA),
    brands.AskBrandName(),
    brands.AskBrandAbout(_HERBANA),
    brands.AskProducts(_HERBANA),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
