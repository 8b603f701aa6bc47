/// A request method.
public struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Asks for a representation.
    public static let get = HTTPMethod(rawValue: "GET")
    /// Asks for the headers alone.
    public static let head = HTTPMethod(rawValue: "HEAD")
    /// Asks what can be done.
    public static let options = HTTPMethod(rawValue: "OPTIONS")
    /// Puts a whole representation in place.
    public static let put = HTTPMethod(rawValue: "PUT")
    /// Removes.
    public static let delete = HTTPMethod(rawValue: "DELETE")
    /// Does what the resource does with a body.
    public static let post = HTTPMethod(rawValue: "POST")
    /// Changes a part.
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

    /// The method as it is sent.
    public var description: String { rawValue }

    /// Whether servers expect a length even where there is no body.
    var announcesBody: Bool {
        [.put, .post, .patch].contains(self)
    }
}
