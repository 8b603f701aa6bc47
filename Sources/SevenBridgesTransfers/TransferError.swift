/// Why bytes did not get where they should.
public struct TransferError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, to match on.
    public var code: Code
    /// What went wrong and what to do, for people; without signed addresses.
    public var description: String
    /// The status of the storage's answer, where that was the reason.
    public var status: Int?

    /// An error of this code, described by a sentence.
    public init(_ code: Code, _ description: String, status: Int? = nil) {
        self.code = code
        self.description = description
        self.status = status
    }

    /// The kinds of transfer errors; more may come.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public static let targetExists = Code(rawValue: "targetExists")
        public static let targetIsFolder = Code(rawValue: "targetIsFolder")
        public static let isFolder = Code(rawValue: "isFolder")
        public static let disk = Code(rawValue: "disk")
        public static let storageRefused = Code(rawValue: "storageRefused")
        public static let wrongSize = Code(rawValue: "wrongSize")
        public static let wrongRange = Code(rawValue: "wrongRange")

        public let rawValue: String

        /// The code of this name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }
}
