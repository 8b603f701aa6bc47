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
        /// No account is configured anywhere.
        public static let notConfigured = Code(rawValue: "notConfigured")
        /// There is no credentials file.
        public static let noCredentialsFile = Code(rawValue: "noCredentialsFile")
        /// A file is there but can't be read.
        public static let unreadableFile = Code(rawValue: "unreadableFile")
        /// A file is not in the INI format.
        public static let syntax = Code(rawValue: "syntax")
        /// The credentials file has no such section.
        public static let noSuchProfile = Code(rawValue: "noSuchProfile")
        /// A profile lacks its endpoint or its token.
        public static let missingKey = Code(rawValue: "missingKey")
        /// No profile has the endpoint that was asked for.
        public static let noProfileForEndpoint = Code(rawValue: "noProfileForEndpoint")
        /// An endpoint is no URL.
        public static let invalidEndpoint = Code(rawValue: "invalidEndpoint")
        /// An endpoint is plain `http` on another machine.
        public static let insecureEndpoint = Code(rawValue: "insecureEndpoint")
        /// A token has characters that no header can carry.
        public static let invalidToken = Code(rawValue: "invalidToken")
        /// A value is none that its key takes.
        public static let invalidValue = Code(rawValue: "invalidValue")

        /// The name.
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
