"""One module per input format, each with ``read(data, source)``; READERS tells which serves what."""
