internal import SevenBridgesData

/// Keeps an account within its rate limit: a plain value that is asked before each request and told of each answer.
///
/// While calls are left, nothing waits, however many leave at once. A request on its way counts as one that is used
/// up, so that many tasks together don't overshoot. When none is left, all wait for the end of the window, and no
/// longer; the next window is taken to be whole until an answer says otherwise. A server that tells no limit has none.
struct Governor {
    /// What to do with a request.
    enum Action: Hashable, Sendable {
        /// It may leave, and counts from now on.
        case go
        /// Whether there is a call for it shows when one of those on their way is answered.
        case waitForAnswer
        /// There is none before this moment.
        case wait(until: Timestamp)
    }

    /// What is known of the limit.
    private enum Knowledge {
        case nothing
        case noLimit
        case window(Window)
    }

    private struct Window {
        var limit: Int
        var remaining: Int
        /// When it ends; nil for one of which no answer has told yet.
        var end: Timestamp?
    }

    /// How many requests leave before the first answer: enough not to be felt, few enough for nearly any limit.
    static let firstBurst = 4
    /// The longest wait for a window's end: servers whose clocks are wrong must not stop us for good.
    private static let longestWindow = TimeSpan(microseconds: 300_000_000)
    /// The wait where calls are used up and the server does not say until when.
    private static let unknownWait = TimeSpan(microseconds: 1_000_000)

    private var knowledge = Knowledge.nothing
    private var onTheirWay = 0
    /// The end of the window before.
    private var lastEnd: Timestamp?

    /// A request wants to leave.
    mutating func request(at now: Timestamp) -> Action {
        let action = action(at: now)
        if action == .go { onTheirWay += 1 }
        return action
    }

    /// Somebody has slept until this moment: a window that ends by then is over, whatever the clock says.
    mutating func waited(until end: Timestamp) {
        turnWindow(at: end)
    }

    /// A request was answered; `limit` is what the answer told, by our clock.
    mutating func answered(_ limit: RateLimit?, isRefusal: Bool, at now: Timestamp) {
        onTheirWay = max(0, onTheirWay - 1)
        if isRefusal {
            usedUp(limit, at: now)
        } else if let limit {
            learn(limit, at: now)
        } else if case .nothing = knowledge {
            knowledge = .noLimit
        }
    }

    /// A request got no answer; where it was sent, the server may have counted it.
    mutating func failed(wasSent: Bool) {
        onTheirWay = max(0, onTheirWay - 1)
        guard wasSent, case .window(var window) = knowledge else { return }
        window.remaining = max(0, window.remaining - 1)
        knowledge = .window(window)
    }
}

extension Governor {
    private mutating func action(at now: Timestamp) -> Action {
        turnWindow(at: now)
        switch knowledge {
        case .nothing: return onTheirWay < Self.firstBurst ? .go : .waitForAnswer
        case .noLimit: return .go
        case .window(let window):
            if window.remaining > onTheirWay { return .go }
            if window.remaining <= 0, let end = window.end { return .wait(until: end) }
            return onTheirWay > 0 ? .waitForAnswer : .go
        }
    }

    /// Begins a new window when the old one has ended.
    private mutating func turnWindow(at now: Timestamp) {
        guard case .window(let window) = knowledge, let end = window.end, now >= end else { return }
        lastEnd = end
        knowledge = .window(Window(limit: window.limit, remaining: window.limit, end: nil))
    }

    /// Takes over what an answer told, unless a later one has told more already.
    private mutating func learn(_ told: RateLimit, at now: Timestamp) {
        let end = bounded(told.reset, now)
        if let lastEnd, end <= lastEnd { return }
        var remaining = told.remaining
        if case .window(let window) = knowledge, let known = window.end {
            guard end >= known else { return }
            if end == known { remaining = min(remaining, window.remaining) }
        }
        knowledge = .window(Window(limit: max(1, told.limit), remaining: remaining, end: end))
    }

    /// The server says that no call is left, as when others use the account too.
    private mutating func usedUp(_ told: RateLimit?, at now: Timestamp) {
        var limit = told?.limit ?? 1
        if told == nil, case .window(let window) = knowledge { limit = window.limit }
        let reset = told.map { bounded($0.reset, now) } ?? now
        // One that is over already: the server's clock is behind ours.
        let end = reset > now ? reset : now.adding(Self.unknownWait) ?? now
        knowledge = .window(Window(limit: max(1, limit), remaining: 0, end: end))
    }

    private func bounded(_ end: Timestamp, _ now: Timestamp) -> Timestamp {
        min(end, now.adding(Self.longestWindow) ?? end)
    }
}
