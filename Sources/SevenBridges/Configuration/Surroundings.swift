#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What a configuration is made from: the process's environment, the home folder, and a way to read files there.
///
/// Tests bring their own, so that nobody's real credentials are ever touched.
public struct Surroundings: Sendable {
    /// A file as it was found.
    public struct File: Sendable {
        /// The whole text.
        public var text: String
        /// The permission bits, such as 0o600.
        public var permissions: Int

        /// A file with this text and these permission bits.
        public init(text: String, permissions: Int = 0o600) {
            self.text = text
            self.permissions = permissions
        }
    }

    /// The environment's variables.
    public var variables: [String: String]
    /// The home folder, without a trailing slash.
    public var home: String
    /// Reads a file: nil where there is none, a `ConfigurationError` where it can't be read.
    public var readFile: @Sendable (_ path: String) throws -> File?

    /// Surroundings made by hand.
    public init(
        variables: [String: String] = [:], home: String,
        readFile: @escaping @Sendable (_ path: String) throws -> File?
    ) {
        self.variables = variables
        self.home = home
        self.readFile = readFile
    }

    /// A variable's value; nil where it is unset or empty.
    func variable(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Surroundings {
    /// The surroundings of this process, with the variables that a configuration looks at.
    public static var process: Surroundings {
        let names = ["SB_API_ENDPOINT", "SB_AUTH_TOKEN"] + ProxySettings.variableNames
        var variables: [String: String] = [:]
        for name in names { variables[name] = getenv(name).map { String(cString: $0) } }
        let home = getenv("HOME").map { String(cString: $0) } ?? accountHome() ?? ""
        return Surroundings(variables: variables, home: home, readFile: { try file(at: $0) })
    }

    /// The home folder of the account, for processes that were started without `HOME`.
    private static func accountHome() -> String? {
        getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
    }

    /// The text of a file, of at most so many bytes.
    static func file(at path: String, limit: Int = 1 << 20) throws -> File? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw unreadable(path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, let bytes = contents(of: descriptor, limit: limit) else {
            throw unreadable(path)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError(.unreadableFile, "\(path) is not UTF-8 text; save it as UTF-8")
        }
        return File(text: text, permissions: Int(status.st_mode & 0o777))
    }

    private static func contents(of descriptor: CInt, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 && errno == EINTR { continue }
            // What is read here is small: a file without end, such as /dev/zero, is a mistake.
            guard count > 0, bytes.count < limit else { return nil }
            bytes += buffer[..<count]
        }
    }

    private static func unreadable(_ path: String) -> ConfigurationError {
        let reason = String(cString: strerror(errno))
        return ConfigurationError(
            .unreadableFile, "\(path) can't be read (\(reason)); check that it is a file of yours")
    }
}
