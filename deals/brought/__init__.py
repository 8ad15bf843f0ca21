"""What posts brought, as partners tell it: views, likes and the like, and when we ask for them."""
