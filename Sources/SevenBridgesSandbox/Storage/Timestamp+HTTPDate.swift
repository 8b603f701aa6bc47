import SevenBridgesData

extension Timestamp {
    /// The moment as HTTP headers have it: `Tue, 06 Jun 2023 11:14:11 GMT`.
    var httpDate: String {
        let daysSinceThursday = Int((microseconds / TimeSpan.Unit.days.microseconds) % 7)
        let weekday = Self.weekdays[(daysSinceThursday + 7) % 7]
        let text = wholeSeconds
        let date = text.prefix(10).split(separator: "-")
        let month = Self.months[(Int(date[1]) ?? 1) - 1]
        return "\(weekday), \(date[2]) \(month) \(date[0]) \(text.dropFirst(11).prefix(8)) GMT"
    }

    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
