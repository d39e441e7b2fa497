"""Languages: what each one decides stands in its pack, one file of ``packs/``; the code here is for all of them."""
