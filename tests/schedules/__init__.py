"""Seeded schedules over the real shell: a virtual clock, a made-up platform, crashes anywhere."""
