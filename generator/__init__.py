"""The catalogue of Peru's MAC centres: YAML records in, a static portal out.

One way, pure in the middle: records → catalogue → checks → views → outputs → publish.
A stage imports only stages to its left, ``problems`` and ``vocabularies``; a test reads the imports.
"""
