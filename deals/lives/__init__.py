"""Lives: when they are booked, and what shows that they were on."""
