import Testing

@testable import SevenBridgesShell

@Suite struct CandidateCacheTests {
    private let key = CandidateCache.Key(
        host: "https://one/v2", user: "ada", type: "project", arguments: [:], folder: nil)
    private let rna = RemoteItem(id: "ada/rna", name: "rna")

    private func ids(_ answer: CandidateCache.Answer?) -> [String]? { answer?.items.map(\.id) }

    @Test func wholeAnswerServesEveryNarrowerQuestion() {
        var cache = CandidateCache()
        cache.store([rna], isComplete: true, for: key, containing: "")
        #expect(ids(cache.answer(to: key, containing: "")) == ["ada/rna"])
        #expect(ids(cache.answer(to: key, containing: "anything")) == ["ada/rna"])
    }

    @Test func narrowedAnswerServesNoWiderQuestion() {
        var cache = CandidateCache()
        cache.store([rna], isComplete: true, for: key, containing: "rn")
        #expect(ids(cache.answer(to: key, containing: "RNA")) == ["ada/rna"])
        #expect(cache.answer(to: key, containing: "r") == nil)
        #expect(cache.answer(to: key, containing: "") == nil)
        #expect(cache.answer(to: key, containing: "dna") == nil)
    }

    @Test func answerThatWasCutOffServesItsOwnQuestionOnly() {
        var cache = CandidateCache()
        cache.store([rna], isComplete: false, for: key, containing: "r")
        #expect(ids(cache.answer(to: key, containing: "r")) == ["ada/rna"])
        #expect(cache.answer(to: key, containing: "rn") == nil)
        #expect(cache.answer(to: key, containing: "") == nil)
        #expect(!cache.isTooLong(key))
        cache.store([rna], isComplete: false, for: key, containing: "")
        #expect(cache.isTooLong(key))
        #expect(cache.answer(to: key, containing: "rna") == nil)
    }

    @Test func anAnswerIsOfOneAccountAndOneListAlone() {
        var cache = CandidateCache()
        cache.store([rna], isComplete: true, for: key, containing: "")
        var others = [key, key, key, key, key]
        others[0].host = "https://two/v2"
        others[1].user = "bob"
        others[2].type = "task"
        others[3].arguments = ["project": "ada/rna"]
        others[4].folder = "ada/rna"
        for other in others { #expect(cache.answer(to: other, containing: "") == nil) }
    }

    @Test func newerAnswerReplacesTheOlderOne() {
        var cache = CandidateCache()
        cache.store([rna], isComplete: true, for: key, containing: "")
        cache.expire()
        #expect(cache.answer(to: key, containing: "")?.isStale == true)
        cache.store([], isComplete: true, for: key, containing: "")
        #expect(ids(cache.answer(to: key, containing: "")) == [])
        #expect(cache.answer(to: key, containing: "")?.isStale == false)
    }

    @Test func memoryIsBounded() {
        var cache = CandidateCache()
        for number in 0..<1_000 {
            var other = key
            other.folder = "ada/\(number)"
            cache.store([rna], isComplete: true, for: other, containing: "")
            cache.store([rna], isComplete: true, for: key, containing: "\(number)")
        }
        var oldest = key
        oldest.folder = "ada/0"
        #expect(cache.answer(to: oldest, containing: "") == nil)
    }
}
