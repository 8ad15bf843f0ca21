"""Staff's side of partners' problems: the list, an answer, and what becomes of a ticket."""
