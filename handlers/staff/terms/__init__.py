"""What is offered and agreed: counters, limits, clearances, the course of offers."""
