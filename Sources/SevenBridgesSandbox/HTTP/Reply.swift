import SevenBridgesData

/// The answer to a call, before the headers that every answer has.
struct Reply: Sendable {
    var status: Int
    /// The JSON body; nil where there is none.
    var body: Value?
    var headers: [(name: String, value: String)] = []

    /// 200 with a body.
    static func ok(_ body: Value) -> Reply {
        Reply(status: 200, body: body)
    }

    /// 201 with the new object.
    static func created(_ body: Value) -> Reply {
        Reply(status: 201, body: body)
    }

    /// 204, for plain deletions.
    static let noContent = Reply(status: 204, body: nil)

    /// 302 to another URL of the API.
    static func redirect(to url: String) -> Reply {
        Reply(status: 302, body: nil, headers: [("Location", url)])
    }

    /// An error.
    static func failure(_ error: PlatformError) -> Reply {
        Reply(status: error.status, body: error.value)
    }
}
