"""Bytes to normalized text with offsets."""
