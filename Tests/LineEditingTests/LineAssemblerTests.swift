import LineEditing
import Testing

@Suite struct LineAssemblerTests {
    private var assembler = LineAssembler { !$0.hasSuffix("{") }

    @Test mutating func passesCompleteLinesOn() {
        #expect(assembler.add("projects") == .entry("projects"))
        #expect(assembler.add("") == .entry(""))
        #expect(!assembler.isContinuing)
    }

    @Test mutating func joinsLinesUntilComplete() {
        #expect(assembler.add("def f {") == .needsMore)
        #expect(assembler.isContinuing)
        #expect(assembler.add("if x {") == .needsMore)
        #expect(assembler.add("}") == .entry("def f {\nif x {\n}"))
        #expect(assembler.add("next") == .entry("next"))
    }

    @Test mutating func blankLineEndsAnEntry() {
        #expect(assembler.add("def f {") == .needsMore)
        #expect(assembler.add("  ") == .entry("def f {"))
    }

    @Test func blankLineInAScriptIsPartOfIt() {
        var assembler = LineAssembler(endsAtBlankLine: false) { $0.hasSuffix("}") }
        #expect(assembler.add("def f {") == .needsMore)
        #expect(assembler.add("") == .needsMore)
        #expect(assembler.add("}") == .entry("def f {\n\n}"))
    }

    @Test mutating func abandonsAndFinishes() {
        #expect(assembler.add("def f {") == .needsMore)
        assembler.abandon()
        #expect(assembler.finish() == nil)
        #expect(assembler.add("def g {") == .needsMore)
        #expect(assembler.finish() == "def g {")
        #expect(assembler.finish() == nil)
    }
}
