"""What is known of articles before any timeline is made: of each one alone, and of them together."""
