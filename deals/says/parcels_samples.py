"""Samples of what partners hear of the pack; everybody in them is invented."""

from datetime import date

from deals.says import Words, parcels
from deals.says.partner import Due

_DUE = Due(
    "Herbana", "Herbana September", "arrival", (), None, 0,
    courier="JNE", tracking="JP0000112233", sent_on=date(2026, 9, 3),
)  # fmt: skip
_SAMPLES: tuple[Words, ...] = (
    parcels.AskAddress("Herbana", ("phone", "postcode")),
    parcels.SampleAsked("Herbana"),
    parcels.SampleGranted("Herbana"),
    parcels.NoSample("Herbana"),
    parcels.AddressRight("Herbana"),
    parcels.AskArrival("Rani Kusuma", (_DUE,)),
    parcels.ShipmentCorrected("Herbana", "JNE", "JP0000112234"),
    parcels.NotHereYet("Herbana", "JNE", "JP0000112233", searched=True),
    parcels.PackBroken("Herbana"),
    parcels.PackPhotoTaken("Herbana"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
