"""What pages are made of. Must not know the quiz."""
