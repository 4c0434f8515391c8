"""What is released, tried as those who install it would."""
