"""Brief -> text, by a template or by a small function per data format."""
