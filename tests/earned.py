"""A house in which a bonus is about to be earned: all is accepted, and the sales are on a file."""

from pathlib import Path

from sqlmodel import Session, col, select

from deals.channel import Attachment
from deals.terms import Content, PostBy, Target, Terms
from storage.tables import Deal, Partner
from tests import exports
from tests.desk import House, Who

TERMS = Terms(
    contents=(Content("video", "tiktok"),),
    post_by=PostBy(days_after_pack=14),
    barter="sampel Herbana",
    commission_pct=10,
    bonus_idr=500_000,
    bonus_target=Target(units=2),
)


def about_to_earn(house: House, who: Who) -> int:
    """The deal of somebody whose one video is accepted, and whose account the list names."""
    house.campaign(terms=TERMS, kind="affiliate", shop_id=house.shop())
    deal_id = house.agreed(who, terms=TERMS)

    def sells_there(session: Session) -> None:
        query = select(Partner).join(Deal).where(col(Deal.id) == deal_id)
        session.exec(query).one().platform = "tiktok"

    house.do(sells_there)
    house.says(who, f"https://www.tiktok.com/@{who.name.lower()}/video/7300000000000000001")
    house.presses(house.admin, "Terima bukti")
    return deal_id


def shows_sales(house: House, lead: Who, who: Who) -> None:
    """A lead sends the file, and is asked whether it is kept."""
    path = Path(house.folder / "orders.csv")
    path.write_text(exports.TIKTOK_ORDERS.replace("rani.k,", f"{who.name.lower()},"), "utf-8")
    file = Attachment("document", "f", name=path.name, path=str(path))
    house.says(lead, "/sales", file=file)
