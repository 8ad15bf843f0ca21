"""What whoever runs the ads needs: the boost codes."""
