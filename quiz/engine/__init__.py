"""From answers to what they come to: pure, without a clock, a file or a sentence."""
