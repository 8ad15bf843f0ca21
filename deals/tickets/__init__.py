"""Problems of partners as small tickets: first help, then a person, until it is solved."""
