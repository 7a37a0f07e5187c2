"""Status pages of the United Nations Treaty Collection: their bytes in, a `StatusPage` out; pure, without network."""
