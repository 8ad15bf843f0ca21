"""A campaign as staff describe it: in answers, in a file, and in what is told of its product."""
