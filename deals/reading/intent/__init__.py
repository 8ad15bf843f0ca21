"""What a message is for: guesses, and the rules that stand over them."""
