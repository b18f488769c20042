"""For all tests: how long one takes says nothing on a machine that others use, so no property has a deadline."""

from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.load_profile("here")
