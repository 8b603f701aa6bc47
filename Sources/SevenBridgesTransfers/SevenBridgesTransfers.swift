// Downloads and uploads of whole files. It moves bytes and verifies them; it knows no shell and prints nothing.
