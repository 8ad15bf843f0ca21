"""x"""
class Checks:
    def __init__(self, world): self.world=world
    def know(self, people): pass
    def whole_book(self): pass
    def at_the_end(self): pass
