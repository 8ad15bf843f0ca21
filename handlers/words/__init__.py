"""How plain values become words: cleaned of what is harmful, phrased in the reader's language."""
