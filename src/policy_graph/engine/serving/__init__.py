"""What stands behind a server: the index of a build, the children that read it, and the one service that all doors ask.

``index`` prepares what is read, ``crew`` holds the children, ``tasks`` is what they are told to do, ``service`` is the door.
"""
