"""What keeps a full-screen program steady: keys, signals, colours, crashes. Knows nothing of the quiz."""
