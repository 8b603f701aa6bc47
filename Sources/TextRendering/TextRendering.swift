// Turns cells of text into tables and cards. It knows no values and does no I/O.
