"""What affiliates sold, and what that earns them."""
