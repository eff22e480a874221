"""copydesk's stages in the order a headline travels; `pipeline.desk` is the table of contents."""

__version__ = "0.1.0"
