/// A request method.
public struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public static let get = HTTPMethod(rawValue: "GET")
    public static let head = HTTPMethod(rawValue: "HEAD")
    public static let options = HTTPMethod(rawValue: "OPTIONS")
    public static let put = HTTPMethod(rawValue: "PUT")
    public static let delete = HTTPMethod(rawValue: "DELETE")
    public static let post = HTTPMethod(rawValue: "POST")
    public static let patch = HTTPMethod(rawValue: "PATCH")

    /// The method as it is sent.
    public let rawValue: String

    /// The method with this name, which is case-sensitive.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Whether sending the same request twice has the effect of sending it once (RFC 9110, 9.2.2).
    public var isIdempotent: Bool {
        [.get, .head, .options, .put, .delete].contains(self)
    }

    public var description: String { rawValue }

    /// Whether servers expect a length even where there is no body.
    var announcesBody: Bool {
        [.put, .post, .patch].contains(self)
    }
}
