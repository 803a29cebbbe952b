"""What the program knows as the JSON documents that other programs read, one form per module: `quiz history` loads no
more than its own. The forms are fixed and versioned by their name. Must not know files or screens."""
