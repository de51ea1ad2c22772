"""A video's scenes as pages to be read: slides, a PDF of them, and the order of a slideshow."""
