"""What comes in and goes out: each update and each letter once, in order, at the right pace."""
