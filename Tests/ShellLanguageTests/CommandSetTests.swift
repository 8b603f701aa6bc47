import SevenBridgesData
import Synchronization
import Testing

@testable import ShellLanguage

struct CommandSetTests {
    private struct Named: Command {
        let signature: Signature

        init(_ name: String, _ summary: String = "does nothing") {
            signature = Signature(name, summary, output: .nothing)
        }

        func open(_ call: Invocation) async throws -> Output { .nothing }
    }

    @Test func othersAreMadeAtTheFirstNameThatIsNotAtHandAndOnlyOnce() {
        let times = Counter()
        let set = CommandSet([Named("near")]) {
            times.add()
            return [Named("far"), Named("make thing")]
        }
        let copy = set
        #expect(set["near"] != nil)
        #expect(!set.isPrefix("near"))
        #expect(times.count == 0)
        #expect(set["far"] != nil)
        #expect(copy.isPrefix("make"))
        #expect(copy["nowhere"] == nil)
        #expect(times.count == 1)
        #expect(set.names == ["far", "make thing", "near"])
        #expect(set.all.map(\.signature.name) == set.names)
    }

    @Test func whatIsAtHandHoldsBeforeTheOthers() {
        var set = CommandSet([Named("both", "near")]) { [Named("both", "far"), Named("other", "far")] }
        set.insert(Named("other", "inserted"))
        #expect(set["both"]?.signature.summary == "near")
        #expect(set.all.map(\.signature.summary) == ["near", "inserted"])
    }
}

private final class Counter: Sendable {
    private let value = Mutex(0)

    var count: Int { value.withLock { $0 } }

    func add() {
        value.withLock { $0 += 1 }
    }
}
