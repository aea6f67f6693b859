"""From claims to events: which claims tell of one act, from how many origins, with which figures, how far to trust."""
