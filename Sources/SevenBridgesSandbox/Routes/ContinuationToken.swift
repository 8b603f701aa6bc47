/// The tokens by which a scroll goes on: the position of the last file shown, written so that nobody relies on it.
enum ContinuationToken {
    /// The token of the first page.
    static let initial = "init"

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef".utf8)

    /// The token for what comes after a position.
    static func text(after position: Int) -> String {
        let digits = String(position, radix: alphabet.count).utf8
        return String(decoding: digits.map { alphabet[place(of: $0)] }, as: UTF8.self)
    }

    /// The position that a token stands for; nil for a token that was not made here.
    static func position(in token: String) -> Int? {
        if token == initial { return 0 }
        let places = token.utf8.map { alphabet.firstIndex(of: $0) }
        let digits = places.compactMap { $0.map { String($0, radix: alphabet.count) } }
        return digits.count == places.count ? Int(digits.joined(), radix: alphabet.count) : nil
    }

    private static func place(of digit: UInt8) -> Int {
        Int(String(UnicodeScalar(digit)), radix: alphabet.count) ?? 0
    }
}
