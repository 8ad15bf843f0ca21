"""Who is on the list: taken in, known, compared, checked by the lead and by the client."""
