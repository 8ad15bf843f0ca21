"""A month of bargaining: partners with hidden wishes against the rule, and against two habits."""
