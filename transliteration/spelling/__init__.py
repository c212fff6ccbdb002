"""How a name may be spelled: what its letters sound like, its type words, what each step costs."""
