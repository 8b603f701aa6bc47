import ArgumentParser

/// A user and a token as they are written on the command line: `dorothy=TOKEN`.
struct UserOption: ExpressibleByArgument {
    /// What tokens are made of.
    static let tokenRule = "A token has letters, digits and marks, without spaces."

    let name: String
    let token: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isName(parts[0]), Self.isToken(String(parts[1])) else { return nil }
        name = String(parts[0])
        token = String(parts[1])
    }

    /// Whether a text can be a token.
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}
