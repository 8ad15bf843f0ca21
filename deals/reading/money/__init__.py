"""The fee, the commission and the counted pieces that a message names."""
