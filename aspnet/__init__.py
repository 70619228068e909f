"""The Associated Schools Network: networks, institutions, applications, memberships."""
