internal import CurlTransport
internal import SevenBridgesData

extension Timestamp {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads a date as HTTP headers have it (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`. The two obsolete forms
    /// are not read.
    init?(httpDate text: String) {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", words[1].count == 2,
            let month = Self.months.firstIndex(of: String(words[2]))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        self.init(iso8601: "\(words[3])-\(number)-\(words[1])T\(words[4])Z")
    }

    /// The time at the server that sent these headers: ours, unless its clock differs by more than headers are exact to.
    static func atServer(_ headers: HTTPHeaders, now: Timestamp) -> Timestamp {
        guard let told = headers["Date"].flatMap({ Timestamp(httpDate: $0) }),
            let difference = told.since(now), difference.microseconds.magnitude > 2_000_000
        else { return now }
        return told
    }
}
