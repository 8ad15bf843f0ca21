"""What is due when: reminders, more time, and what holds a partner up."""
