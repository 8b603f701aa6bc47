/// What an action does to the platform.
public enum Effect: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Nothing, not even a request.
    case pure
    /// It asks.
    case read
    /// It makes or changes something.
    case write
    /// It removes something for good.
    case destroy
    /// It starts something that costs money.
    case spend

    /// The order of the cases: what comes later deserves more care.
    public static func < (left: Effect, right: Effect) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A line of the language that shows a use, and what it does.
public struct Example: Hashable, Sendable {
    /// The line.
    public let code: String
    /// What it does, in a few words.
    public let summary: String

    /// A line and what it does.
    public init(_ code: String, _ summary: String) {
        self.code = code
        self.summary = summary
    }
}
