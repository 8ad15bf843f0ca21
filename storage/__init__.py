"""What is remembered: tables, the inbox, the outbox, reminders, and reading views."""
