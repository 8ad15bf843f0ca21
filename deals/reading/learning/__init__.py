"""How intents and topics are learned from examples, and what a message is judged by."""
