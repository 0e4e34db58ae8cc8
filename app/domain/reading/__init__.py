"""From what the reader saw on pages to the papers of a draft: gathered, routed, learned from."""
