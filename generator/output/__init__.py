"""What is published: staged beside the old tree, checked, made durable and swapped in whole."""
