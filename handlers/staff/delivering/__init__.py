"""From agreement to proof: brief, drafts, packs, more time, judging, and who drops out."""
