"""The simulator: invented people take a bank, and what the program's own ranking and comparison say is held against
what these people need. Must not rank or compare anything itself."""
