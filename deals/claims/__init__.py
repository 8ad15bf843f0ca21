"""Words that may not advertise a traditional medicine: found, and told with the rule."""
