"""All tables, by what they are about, with their uniqueness rules. Times are aware UTC."""

from storage.tables.announcing import AnnouncedTo, Announcement
from storage.tables.boosting import BoostCode
from storage.tables.brought import Brought, BroughtPicture
from storage.tables.conduct import Finding, FindingPartner
from storage.tables.deals import (
    BusyDays,
    Campaign,
    ClientAnswer,
    Deal,
    Debt,
    Deliverable,
    History,
    Media,
    PackPhoto,
    Proof,
    ProofPicture,
    Proposal,
    Reminder,
    Sketch,
)
from storage.tables.house import Draft, Fact, Process, Setting, Shown, TemplateText
from storage.tables.keys import share_types
from storage.tables.lives import Slot
from storage.tables.messages import Example, Heard, Inbox, Outbox
from storage.tables.money import Account, Bonus, Clearance, Payment, Payout, Slip
from storage.tables.people import (
    Brand,
    DataAct,
    Invite,
    Manager,
    NotTheSame,
    Partner,
    PartnerResearch,
    Person,
    PersonAddress,
    Product,
    Staff,
    Suppressed,
)
from storage.tables.sales import (
    OrderLine,
    PeriodSum,
    SalesFile,
    SalesLayout,
    SalesUnderway,
    ShopAccount,
    SoldPost,
)
from storage.tables.screens import Screen, Twin
from storage.tables.selling import Shop
from storage.tables.tickets import Ticket, Trouble

__all__ = [
    "Account",
    "AnnouncedTo",
    "Announcement",
    "Bonus",
    "BoostCode",
    "Brand",
    "Brought",
    "BroughtPicture",
    "BusyDays",
    "Campaign",
    "Clearance",
    "ClientAnswer",
    "DataAct",
    "Deal",
    "Debt",
    "Deliverable",
    "Draft",
    "Example",
    "Fact",
    "Finding",
    "FindingPartner",
    "Heard",
    "History",
    "Inbox",
    "Invite",
    "Manager",
    "Media",
    "NotTheSame",
    "OrderLine",
    "Outbox",
    "PackPhoto",
    "Partner",
    "PartnerResearch",
    "Payment",
    "Payout",
    "PeriodSum",
    "Person",
    "PersonAddress",
    "Process",
    "Product",
    "Proof",
    "ProofPicture",
    "Proposal",
    "Reminder",
    "SalesFile",
    "SalesLayout",
    "SalesUnderway",
    "Screen",
    "Setting",
    "Shop",
    "ShopAccount",
    "Shown",
    "Sketch",
    "Slip",
    "Slot",
    "SoldPost",
    "Staff",
    "Suppressed",
    "TemplateText",
    "Ticket",
    "Trouble",
    "Twin",
]

share_types()
