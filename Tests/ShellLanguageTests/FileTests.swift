import Foundation
import SevenBridgesData
import ShellLanguage
import Testing

/// `read`, `write` and `local` on real files in a folder of their own.
@Suite struct FileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func run(_ program: String) async -> String {
        let text = program.replacingOccurrences(of: "DIR", with: folder.path)
        return await ToyHost().run(text).replacingOccurrences(of: folder.path, with: "DIR")
    }

    private func content(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    private func put(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test(arguments: ["json", "jsonl", "csv", "tsv", "yaml"])
    func whatIsWrittenIsReadBack(format: String) async throws {
        let rows = "[{a: \"x, y\", b: \"1\"}, {a: \"\\\"q\\\"\", b: \"ü\"}]"
        #expect(await run("\(rows) | write DIR/x.\(format)") == "")
        #expect(
            await run("read DIR/x.\(format) | each { $it }") == """
                {"a":"x, y","b":"1"}
                {"a":"\\"q\\"","b":"ü"}
                """)
    }

    @Test func oneTextIsWrittenAsItIsAndSeveralAsLines() async throws {
        _ = await run("\"no end\" | write DIR/one.txt; [a, b] | write DIR/two.csv")
        #expect(try content("one.txt") == "no end")
        #expect(try content("two.csv") == "a\nb\n")
        #expect(await run("read DIR/two.csv as=text | lines | count") == "2")
    }

    @Test func aFailureLeavesTheOldFileAndNothingElse() async throws {
        try put("x.csv", "old")
        let printed = await run("[{a: 1}, {a: 1, b: 2}] | write DIR/x.csv")
        #expect(printed.contains("a row has 'b', which the first row lacks"))
        #expect(try content("x.csv") == "old")
        #expect(try names() == ["x.csv"])
    }

    @Test func theModeIsKeptAndALinkStaysALink() async throws {
        try put("x.txt", "old")
        let path = folder.appendingPathComponent("x.txt").path
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent("link.txt").path, withDestinationPath: path)
        #expect(await run("\"new\" | write DIR/link.txt") == "")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try content("x.txt") == "new")
        #expect(
            try FileManager.default.destinationOfSymbolicLink(
                atPath: path.replacing("x.txt", with: "link.txt")) == path)
    }

    @Test func appendAddsToTheEnd() async throws {
        _ = await run("[a] | write DIR/x.txt --append; [b] | write DIR/x.txt --append")
        #expect(try content("x.txt") == "a\nb\n")
    }

    @Test func aFileMayBeReadAndReplacedInOnePipeline() async throws {
        try put("x.jsonl", "{\"a\":2}\n{\"a\":1}\n")
        #expect(await run("read DIR/x.jsonl | sort a | write DIR/x.jsonl") == "")
        #expect(try content("x.jsonl") == "{\"a\":1}\n{\"a\":2}\n")
    }

    @Test func aJSONListFlowsOnByElements() async throws {
        try put("x.json", "[{\"n\": 1}, {\"n\": 2}]")
        #expect(await run("read DIR/x.json | where n > 1") == "{\"n\":2}")
        #expect(await run("$p = \"DIR/x.json\"\n$x = read $p\nprint $x[1].n") == "2")
        #expect(await run("$name = \"x\"\nread \"DIR/$name.json\" | count") == "2")
    }

    @Test func whatIsWrongIsNamedWithFileAndLine() async throws {
        try put("x.jsonl", "{\"a\": 1}\n{\"a\": tru}\n")
        #expect(
            await run("read DIR/x.jsonl").contains(
                "error: 'DIR/x.jsonl', line 2, column 10: expected 'true', found '}'"))
        try Data([0x61, 0x0A, 0xFF]).write(to: folder.appendingPathComponent("x.txt"))
        #expect(await run("read DIR/x.txt").contains("'DIR/x.txt', line 2: it is not valid UTF-8 text"))
        try Data([0x61, 0x0A, 0xFF]).write(to: folder.appendingPathComponent("x.csv"))
        #expect(await run("read DIR/x.csv").contains("'DIR/x.csv', line 2: it is not valid UTF-8 text"))
    }

    @Test func longLinesAreRead() async throws {
        try put("x.jsonl", "\"" + String(repeating: "x", count: 10_000_000) + "\"\n")
        #expect(await run("read DIR/x.jsonl | get (len($it))") == "10000000")
    }

    @Test func localListsFilesByName() async throws {
        try put("b.csv", "12345")
        try put("a.csv", "")
        try put("c.txt", "")
        #expect(
            await run("local DIR/*.csv | select name size type") == """
                {"name":"a.csv","size":0,"type":"file"}
                {"name":"b.csv","size":5,"type":"file"}
                """)
    }

    @Test func withoutFileAccessNothingIsTouched() async throws {
        for program in ["read DIR/x.csv", "[1] | write DIR/x.csv", "local DIR/*"] {
            let output = RecordedOutput()
            let interpreter = Interpreter(
                commands: CommandSet(DataCommands.all), output: output, files: .none)
            let text = program.replacingOccurrences(of: "DIR", with: folder.path)
            await #expect(throws: Diagnostic.self) {
                try await interpreter.run(interpreter.check(Source(name: "x", text: text)))
            }
        }
        #expect(try names() == [])
    }
}

extension FileTests {
    @Test func rowsOfALongFileComeInOrder() async throws {
        let lines = (0..<60_000).map {
            "{\"n\": \($0), \"s\": \"\(String(repeating: "x", count: $0 % 40))\"}\n"
        }
        try put("x.jsonl", lines.joined())
        #expect(await run("read DIR/x.jsonl | get n | to jsonl | write DIR/n.txt") == "")
        #expect(try content("n.txt") == (0..<60_000).map { "\($0)\n" }.joined())
        #expect(await run("read DIR/x.jsonl | where n = 59999 | count") == "1")
        #expect(await run("read DIR/x.jsonl | first 2 | get n") == "0\n1")
    }

    @Test func aFaultFarIntoAFileHasItsLine() async throws {
        let lines = (0..<60_000).map { $0 == 50_000 ? "{\"n\": }\n" : "{\"n\": \($0)}\n" }
        try put("x.jsonl", lines.joined())
        #expect(
            await run("read DIR/x.jsonl | count").contains(
                "line 50001, column 7: expected a value, found '}'"))
        #expect(await run("read DIR/x.jsonl | first 3 | count") == "3")
    }
}
