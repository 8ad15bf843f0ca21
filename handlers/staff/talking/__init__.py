"""With partners: approaching them, answering, writing as a person, and what their words meant."""
