// Reads lines from people and from pipes: libedit on a terminal, a plain reader elsewhere.
//
// It owns the terminal while a line is edited, the history and its file, and the drawing of completions. It does not
// know the language: whether an entry is complete, what completes a word and which lines are secret come from the
// caller, through `LineAssembler`, `Completing` and `History`. What is read is never run here.
//
// `LineReader` is the interface, `EditLine` and `PlainReader` conform. A blocking read happens on a thread of the
// reader's own (`DedicatedThread`), never on the cooperative pool. The decisions are values that need no terminal:
// `KeyDecoder`, `LineAssembler`, `CompletionEdit`, `CompletionListing`, `ScreenCursor`, `LineSplitter`.
