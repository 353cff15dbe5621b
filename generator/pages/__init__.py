"""The content grammar: pages as safe markup with references between."""
