/// The snippets of `FromPython.md`, each as a function that compiles and, with a client, runs.
enum Snippets {}
