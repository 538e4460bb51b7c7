"""What was extracted, scored against gold documents."""
