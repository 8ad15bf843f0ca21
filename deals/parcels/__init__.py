"""The pack on its way: where it goes, who carries it, and whether it is there."""
