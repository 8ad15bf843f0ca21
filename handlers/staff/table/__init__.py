"""One table of what staff can do: commands with their right, presses, and answers to questions."""
