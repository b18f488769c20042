"""Pure: views → what is published. Nothing here touches the disk, the clock or MkDocs."""
