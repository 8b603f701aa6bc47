/// Why a document is no app, as a sentence that says what is wrong and where.
struct CWLError: Error, Hashable, Sendable {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
