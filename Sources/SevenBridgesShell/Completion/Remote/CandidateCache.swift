import SevenBridges

/// What was found on the platform so far, by whom it was asked and for what.
///
/// A value: it decides, and leaves the asking to others. An answer that was cut off serves the very question that it
/// answered and no wider or narrower one; a whole answer serves every question that only narrows it.
struct CandidateCache {
    /// One list of one account.
    struct Key: Hashable {
        var host: String
        var user: String
        var type: String
        var arguments: [String: String]
        var folder: String?
    }

    /// An answer to the question for what contains a text; the empty text asks for all.
    struct Answer {
        var text: String
        var items: [RemoteItem]
        var isComplete: Bool
        /// Whether it may be served once more while a newer one is fetched.
        var isStale = false
    }

    private var answers: [Key: [Answer]] = [:]
    private var order: [Key] = []
    /// How many lists are remembered.
    private let limit = 200
    /// How many narrowed answers one list has.
    private let narrowedLimit = 20

    /// The best answer to a question, if there is one.
    func answer(to key: Key, containing text: String) -> Answer? {
        let known = answers[key] ?? []
        let wanted = text.lowercased()
        return known.first { $0.isComplete && wanted.contains($0.text) } ?? known.first { $0.text == wanted }
    }

    /// Whether the whole list was asked for, and was too long for one answer.
    func isTooLong(_ key: Key) -> Bool {
        answers[key]?.contains { $0.text.isEmpty && !$0.isComplete } ?? false
    }

    mutating func store(_ items: [RemoteItem], isComplete: Bool, for key: Key, containing text: String) {
        let answer = Answer(text: text.lowercased(), items: items, isComplete: isComplete)
        if answers[key] == nil { order.append(key) }
        var known = (answers[key] ?? []).filter { $0.text != answer.text }
        if known.count >= narrowedLimit { known.removeFirst() }
        answers[key] = known + [answer]
        while order.count > limit { answers[order.removeFirst()] = nil }
    }

    /// Everything may have changed: it is served once more while it is fetched anew.
    mutating func expire() {
        for key in answers.keys {
            answers[key] = answers[key]?.map { answer in
                var stale = answer
                stale.isStale = true
                return stale
            }
        }
    }
}
