"""Tests of words, folding, sentences and the matcher."""
