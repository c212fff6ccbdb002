"""Changes for the eye: in the terminal, as a patch, as a page. All from the recorded edits."""
