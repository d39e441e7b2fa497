"""The whole pipeline on one screen: articles -> Brief."""
