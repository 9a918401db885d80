"""How a finished site takes the place of the one before: whole, or not at all."""
