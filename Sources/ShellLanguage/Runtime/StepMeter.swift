/// Counts the steps of work that runs inside one expression, such as a regular expression over a long text.
///
/// It stands for the session where only values are at hand, and does not keep it alive: values live in the session.
final class StepMeter: @unchecked Sendable {
    // Set once, before anything runs; counting is the affair of the session.
    private weak var session: Session?

    /// A meter of a session; without one it only looks for cancellation.
    init(_ session: Session?) {
        self.session = session
    }

    /// Counts steps, and ends what the host wants ended.
    func count(_ steps: Int) throws(Fault) {
        guard !Task.isCancelled else { throw Fault("interrupted") }
        try session?.count(steps)
    }

    /// Says that so many bytes will be needed for a value; refuses what the limits don't allow.
    func reserve(_ bytes: Int) throws(Fault) {
        guard bytes <= Arithmetic.textLimit else { throw Arithmetic.textTooLarge }
    }
}
