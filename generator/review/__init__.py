"""What a change does to claims, quotations and sources, for the people who review it."""
