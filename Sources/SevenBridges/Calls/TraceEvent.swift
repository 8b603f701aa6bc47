/// Something that happened to a request, with every secret masked: what `sbsh --trace` prints.
public struct TraceEvent: Sendable {
    /// What happened.
    public enum Event: Sendable {
        /// A request leaves.
        case request(headers: [(name: String, value: String)], body: String?, size: Int)
        /// A whole response is here.
        case response(Response)
        /// There was no response, or no whole one.
        case failure(String)
        /// The request will be sent again after a while.
        case retry(after: Duration)
        /// The calls of this window are used up, so that this one and others wait for the next.
        case limited(wait: Duration)
        /// A dry run held back a request that would change something.
        case refused(body: String?)
    }

    /// What came back.
    public struct Response: Sendable {
        /// The HTTP status.
        public var status: Int
        /// The headers, secrets masked.
        public var headers: [(name: String, value: String)]
        /// The body; nil where it was streamed and not kept.
        public var body: String?
        /// The body's size in bytes; nil where it was streamed.
        public var size: Int?
        /// The platform's id of the request, which support asks for.
        public var requestID: String?
        /// From sending the request to the body's last byte, or to the head where the body is streamed.
        public var duration: Duration
    }

    /// The request's method.
    public var method: String
    /// The request's address; the query of a signed one is left out.
    public var url: String
    /// Which attempt it is, from 1.
    public var attempt: Int
    /// What happened.
    public var event: Event
}
