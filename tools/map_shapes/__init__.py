"""Makes the committed shapes of a map from a TopoJSON file of the world, once.

Not part of the program and not run by the build: the result is committed with its provenance.
Standard library only. `python -m tools.map_shapes --help` shows the arguments; everything that
is particular to a region is one of them.
"""
