"""Words that may not advertise a traditional medicine: found, and told with the rule."""

from deals.claims.guard import Claim, claims_in

__all__ = ["Claim", "claims_in"]
