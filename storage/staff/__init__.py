"""Staff: who they are, what they may do, and what each of them is in the middle of."""
