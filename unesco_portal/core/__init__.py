"""Building blocks of every app: no word of the domain, and no table but the dataset clock."""
