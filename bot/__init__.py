"""The shell: settings, channels, loops, the clock, the practice room, the command line."""
