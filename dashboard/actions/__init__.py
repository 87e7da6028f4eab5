"""What was promised, by whom, until when, what came of it: an append-only store beside the measures, never mixed in.

``open_store(folder)`` gives the store; the current state is always derived from the entries (``replay``).
"""
