"""What is owed in money, and that it was paid."""
