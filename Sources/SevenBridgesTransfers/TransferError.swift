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
        /// There is a file of that name, and `overwrite` was not asked for.
        public static let targetExists = Code(rawValue: "targetExists")
        /// The name is a folder's.
        public static let targetIsFolder = Code(rawValue: "targetIsFolder")
        /// The file to transfer is a folder.
        public static let isFolder = Code(rawValue: "isFolder")
        /// The disk refused to read or write.
        public static let disk = Code(rawValue: "disk")
        /// The storage answered with an error; `status` has it.
        public static let storageRefused = Code(rawValue: "storageRefused")
        /// Fewer or more bytes came than the file has.
        public static let wrongSize = Code(rawValue: "wrongSize")
        /// Other bytes came than were asked for.
        public static let wrongRange = Code(rawValue: "wrongRange")

        /// The name.
        public let rawValue: String

        /// The code of this name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }
}
