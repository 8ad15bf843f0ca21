"""Partners: who they are, who speaks for them, where they can be reached, and what they wrote."""
