"""The right to advertise with a video: its boost code, asked for, kept, and renewed in time."""
