"""Where each kind of return says each column of the record: one file a return."""
