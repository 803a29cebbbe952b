"""From answers to what they come to: pure, without a clock, a file or a sentence.

outcome   what comes next in a sitting, and what it comes to
ranking   which steps come first
fitting   what of kept answers fits the bank
sitting   the way through the questions
scoring   answers into figures
gates     which circumstances open, close or lift a step
"""
