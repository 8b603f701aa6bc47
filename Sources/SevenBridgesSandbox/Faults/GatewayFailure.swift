import Hummingbird
import SevenBridgesData

/// The answers of what stands between a caller and the platform: errors that the platform itself knows nothing of.
enum GatewayFailure {
    /// The answer of a status: JSON for 500 and 503, a page of text for 502 and 504, which proxies answer by themselves.
    static func response(status: Int) -> Response {
        let platformError: PlatformError? =
            switch status {
            case 500: .unexpected
            case 503: .serviceUnavailable
            default: nil
            }
        guard let platformError else { return page(status) }
        return response(status, "application/json", JSON.bytes(platformError.value))
    }

    /// The answer of the API while it is under maintenance.
    static func maintenance() -> Response {
        response(503, "application/json", JSON.bytes(PlatformError.maintenance.value))
    }

    private static func page(_ status: Int) -> Response {
        let reason = status == 502 ? "Bad Gateway" : "Gateway Time-out"
        let html = "<html><head><title>\(status) \(reason)</title></head><body>\(reason)</body></html>\n"
        return response(status, "text/html", Array(html.utf8))
    }

    private static func response(_ status: Int, _ type: String, _ bytes: [UInt8]) -> Response {
        var headers = HTTPFields()
        headers["Content-Type"] = type
        return Response(
            status: .init(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
