"""The month: recap, report, calendar, and sheets to take along."""
