"""One TOML file per language; a translator needs no Python."""
