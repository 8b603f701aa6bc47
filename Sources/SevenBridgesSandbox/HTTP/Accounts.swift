import Hummingbird
import SevenBridgesData
import Synchronization

/// Who may call: users by their tokens, each with calls of their own to spend.
final class Accounts: Sendable {
    /// The name of the user that each token belongs to; nil for the world's own user.
    private let usernames: [String: String?]
    private let limit: SandboxConfiguration.RateLimit
    private let now: @Sendable () -> Timestamp
    /// By the token.
    private let meters = Mutex<[String: RateMeter]>([:])

    /// The accounts that a configuration has.
    init(_ configuration: SandboxConfiguration) {
        var usernames = configuration.users.mapValues { Optional($0) }
        usernames[configuration.token] = .some(nil)
        self.usernames = usernames
        limit = configuration.rateLimit
        now = configuration.now
    }

    /// One user's account.
    struct Account: Sendable {
        /// Nil for the world's own user.
        let username: String?
        fileprivate let token: String
    }

    /// The account that a request's token opens; nil for none.
    func account(_ headers: HTTPFields) -> Account? {
        guard let token = token(headers), let username = usernames[token] else { return nil }
        return Account(username: username, token: token)
    }

    private func token(_ headers: HTTPFields) -> String? {
        if let token = headers["X-SBG-Auth-Token"] { return token }
        let words = headers["Authorization"]?.split(separator: " ") ?? []
        return words.count == 2 && words[0].lowercased() == "bearer" ? String(words[1]) : nil
    }

    /// Counts a call; throws when the account has none left.
    func countCall(of account: Account) throws {
        let isWithinLimit = meters.withLock { $0[account.token, default: RateMeter(limit)].count(at: now()) }
        guard isWithinLimit else { throw PlatformError.rateLimitExceeded }
    }

    /// What is left of an account's calls; of nobody's, all of them.
    func quota(of account: Account?) -> RateMeter.Quota {
        guard let account else {
            var unused = RateMeter(limit)
            return unused.quota(at: now())
        }
        return meters.withLock { $0[account.token, default: RateMeter(limit)].quota(at: now()) }
    }
}
