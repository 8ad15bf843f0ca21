"""What staff read of brands."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class BrandLine:
    name: str
    products: tuple[str, ...]


@dataclass(frozen=True)
class BrandList(Words):
    brands: tuple[BrandLine, ...]


@dataclass(frozen=True)
class ProductLine:
    name: str
    about: str


@dataclass(frozen=True)
class BrandCard(Words):
    brand: str
    about: str
    products: tuple[ProductLine, ...]
    colour: str
    criteria: tuple[str, ...]  # whom it looks for among KOLs
    shops: tuple[str, ...] = ()


@dataclass(frozen=True)
class AskShops(Words):
    brand: str


@dataclass(frozen=True)
class AskBrandColour(Words):
    brand: str


@dataclass(frozen=True)
class AskBrandName(Words):
    pass


@dataclass(frozen=True)
class AskBrandAbout(Words):
    brand: str


@dataclass(frozen=True)
class AskProducts(Words):
    brand: str
