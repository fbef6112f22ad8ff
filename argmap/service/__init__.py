"""What editors, the reading desk and notebooks ask of a file while somebody writes it: data only, no protocol."""
