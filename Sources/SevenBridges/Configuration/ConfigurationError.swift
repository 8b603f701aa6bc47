/// Why there is no configuration to work with, as a sentence that says what to do.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, to match on.
    public var code: Code
    /// What went wrong and what to do, for people.
    public var description: String

    /// An error of this code, described by a sentence that holds no secret.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// The kinds of configuration errors; more may come.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public static let notConfigured = Code(rawValue: "notConfigured")
        public static let noCredentialsFile = Code(rawValue: "noCredentialsFile")
        public static let unreadableFile = Code(rawValue: "unreadableFile")
        public static let syntax = Code(rawValue: "syntax")
        public static let noSuchProfile = Code(rawValue: "noSuchProfile")
        public static let missingKey = Code(rawValue: "missingKey")
        public static let noProfileForEndpoint = Code(rawValue: "noProfileForEndpoint")
        public static let invalidEndpoint = Code(rawValue: "invalidEndpoint")
        public static let insecureEndpoint = Code(rawValue: "insecureEndpoint")
        public static let invalidToken = Code(rawValue: "invalidToken")
        public static let invalidValue = Code(rawValue: "invalidValue")

        public let rawValue: String

        /// The code of this name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }
}

/// Something about the configuration that works but should be put right.
public struct ConfigurationWarning: Hashable, Sendable, CustomStringConvertible {
    /// What is the matter and what to do.
    public var description: String

    /// A warning in these words.
    public init(_ description: String) {
        self.description = description
    }
}
