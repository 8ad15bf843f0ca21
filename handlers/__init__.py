"""What happens when somebody does something."""
