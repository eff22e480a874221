"""The logbook: lines, files, words; the command that prints it."""
