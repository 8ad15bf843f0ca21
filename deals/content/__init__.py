"""Between agreement and posting: the brief, ideas, and drafts."""
