// Turns cells of text into lines for a terminal: tables, cards and progress bars, measured in columns.
//
// It owns what a character's width is, how text is shortened, and which characters are safe to show. It does not know
// where cells come from (values, resources), nor where lines go (terminals, files), nor whether colour is wanted: the
// caller says so with a `Style`. Everything here is a pure function of its arguments.
//
// Start with `Table` or `Card`; `DisplayWidth` and `PrintableText` are the ground they stand on.
