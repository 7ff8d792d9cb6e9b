"""Which ids are found to be one child's."""
