"""Tests of the content grammar."""
