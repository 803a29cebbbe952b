"""What keeps a full-screen program steady: keys, signals, colours, crashes. Must not know the quiz."""
