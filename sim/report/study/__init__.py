"""What a reader sees of a study: the verdict in words, the figures, the page and the book."""
