"""Work on the pages of a draft: done, undone, counted, suspected twice."""
