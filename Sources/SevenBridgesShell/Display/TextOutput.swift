/// Where a shell's text goes: the host's files, terminal or buffers.
public protocol TextOutput: AnyObject {
    /// Writes results and printed text.
    func writeResult(_ text: String) async throws

    /// Writes everything else: errors, warnings, notes.
    func writeReport(_ text: String)

    /// Asks a person whether something that can't be taken back shall be done. Where nobody sits, it shall.
    func confirm(_ question: String) async throws -> Bool

    /// Whether a terminal shows the text: control characters in data must not reach it.
    var isTerminal: Bool { get }

    /// The columns that a table may take; nil where there is no limit.
    var width: Int? { get }

    /// Whether tables may use colour.
    var isColoured: Bool { get }

    /// Whether tables and charts must keep to ASCII, because the terminal shows nothing else.
    var isASCII: Bool { get }
}

extension TextOutput {
    /// Yes: nobody sits there.
    public func confirm(_ question: String) async throws -> Bool { true }

    /// No: UTF-8 is what nearly every terminal shows.
    public var isASCII: Bool { false }
}
