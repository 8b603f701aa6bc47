// The shell without a terminal: what joins the language and the API, and what other programs embed.
//
// This target owns the commands that are made from the catalog, the shell's own few, and the way from values to tables
// and documents. `Shell` is the way in. It knows nothing of any single resource (that is the catalog's) and nothing of
// the terminal: text leaves through a `TextOutput` that the host brings.
