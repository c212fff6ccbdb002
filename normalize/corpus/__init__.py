"""Documents in and out: bytes, folders, batch runs, and the way back.

`document` turns bytes into text and back, `sources` finds documents, `record` shapes the
lines of the result files, `output` keeps the folder of results, `batch` fills it by way of
`cleaner` and `workers`, `names` tells how the documents spell what they all name, `undo` gives
the sources back.
"""
