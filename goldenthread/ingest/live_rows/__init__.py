"""Changed rows of the Standard Safeguarding Dataset, taken in as they are sent."""
