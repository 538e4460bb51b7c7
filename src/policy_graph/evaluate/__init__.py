"""What was extracted, scored against gold documents: per type, per document, and one run against another."""
