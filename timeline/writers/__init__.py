"""One module per family of output formats; every writer takes the one document (see ``document``) and returns text."""
