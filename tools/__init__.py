"""Small tools that make committed files; the program doesn't use them."""
