"""Samples of what partners hear of the pack and of where it goes; all invented."""

from datetime import date

from deals.says import Words
from deals.says.deadlines.to_partner import Due
from deals.says.invented import LIVE, POST_BY, VIDEO
from deals.says.parcels import to_partner

_DUE = Due(
    "Herbana", "Herbana September", "arrival", (), None, 0,
    courier="JNE", tracking="JP0000112233", sent_on=date(2026, 9, 3),
)  # fmt: skip
_SAMPLES: tuple[Words, ...] = (
    to_partner.AddressTaken(
        "Rani Kusuma",
        "",
        "Jl. Melati No. 53 RT 02/05, Jagakarsa",
        "Jakarta Selatan",
        "12620",
        "Rani Kusuma\nJl. Melati No. 53 RT 02/05, Jagakarsa, Jakarta Selatan 12620",
        ("phone",),
    ),
    to_partner.PackOnItsWay("Herbana", "JNE", "JP0000112233", 7, None),
    to_partner.PackArrived("Herbamojo", (VIDEO, LIVE), POST_BY, date(2026, 9, 10), 14),
    to_partner.AskAddress("Herbana", ("phone", "postcode")),
    to_partner.SampleAsked("Herbana"),
    to_partner.SampleGranted("Herbana"),
    to_partner.NoSample("Herbana"),
    to_partner.AddressRight("Herbana"),
    to_partner.AskArrival("Rani Kusuma", (_DUE,)),
    to_partner.ShipmentCorrected("Herbana", "JNE", "JP0000112234"),
    to_partner.NotHereYet("Herbana", "JNE", "JP0000112233", searched=True),
    to_partner.PackBroken("Herbana"),
    to_partner.PackPhotoTaken("Herbana"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
