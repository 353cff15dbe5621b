"""Draws the still image that stands for a site where its address is shared.

Social networks show PNG but no SVG, so a browser has to draw it: once, by hand, whenever the
site's name changes. The build only refers to the committed file.
"""
