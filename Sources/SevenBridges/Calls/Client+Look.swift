internal import CurlTransport
internal import SevenBridgesData

extension Client {
    /// How far the clocks of the platform's servers may be apart.
    private static let slack = TimeSpan(microseconds: 2_000_000)

    /// Looks for what a call makes after the server failed to answer it, or says in a repetition that it is there.
    ///
    /// Gives the answer that was lost where an attempt of ours was carried out; where none was, notes that the call can
    /// be repeated. Nothing is known where the server does not tell the time, or can't be asked.
    func look(
        for made: CreatedObject?, after attempt: Attempt, _ departure: inout Departure
    ) async throws -> APIResponse? {
        if attempt.mayBeDone { departure.isKnownUndone = false }
        guard let made, attempt.mayBeDone || attempt.isConflict, let start = start(of: departure, attempt)
        else { return nil }
        do {
            guard let record = try await made.find(self, start) else {
                departure.isKnownUndone = true
                return nil
            }
            return APIResponse(status: 201, headers: [:], body: .record(record))
        } catch is APIError {
            return nil
        }
    }

    /// When the first attempt that may have been carried out began, by the server's clock and in whole seconds, as the
    /// dates of objects are; nil where there was none, or the server tells no time.
    private func start(of departure: Departure, _ attempt: Attempt) -> Timestamp? {
        guard let begin = departure.doubtBegan, let date = attempt.date,
            let passed = options.timing.now().since(begin)
        else { return nil }
        let back = TimeSpan(microseconds: -max(0, passed.microseconds) - Self.slack.microseconds)
        guard let start = date.adding(back) else { return nil }
        let fraction = start.microseconds % 1_000_000
        return start.adding(TimeSpan(microseconds: -fraction))
    }
}
