"""The tagging stage: recognizer and matchers as a spaCy pipeline."""
