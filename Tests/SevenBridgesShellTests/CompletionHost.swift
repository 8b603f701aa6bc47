import SevenBridges
import SevenBridgesData
import SevenBridgesShell
import ShellLanguage

/// A context with a few variables, a platform and a disk in memory; `‸` marks the cursor.
struct CompletionHost {
    private var context: CompletionContext

    init(files: [String]? = nil) {
        let shell = Shell(output: RecordedText()) { throw ConfigurationError(.notConfigured, "no account") }
        let disk = FakeDisk(
            folders: files.map { ["": $0.map { LocalEntry($0) }] } ?? FakeDisk.usual)
        context = shell.completionContext(remote: FakePlatform(), files: disk)
        context.profiles = { ["default", "cgc", "my lab"] }
        context.variables = Self.variables
    }

    var commands: CommandSet { context.commands }

    /// What is offered, a candidate a line: what is replaced, what is put there, and what is said about it.
    func offers(for marked: String) async -> String {
        let parts = marked.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return "there is no cursor\n" }
        let cursor = parts[0].unicodeScalars.count
        let completion = Completion.complete(String(parts[0] + parts[1]), cursor: cursor, in: context)
        guard !completion.candidates.isEmpty else { return completion.isPending ? "pending\n" : "nothing\n" }
        let replaced = String(String.UnicodeScalarView(parts[0].unicodeScalars.dropFirst(completion.start)))
        return completion.candidates.map { candidate in
            let label = candidate.label == candidate.text ? "" : "  (\(candidate.label))"
            // What functions are said to do is tested where they are.
            guard !candidate.text.hasSuffix("(") else { return "\(replaced) -> \(candidate.text)\n" }
            let description = candidate.description.isEmpty ? "" : "  # \(candidate.description)"
            return
                "\(replaced) -> \(candidate.text)\(candidate.suffix.replacing(" ", with: "␣"))\(label)\(description)\n"
        }.joined()
    }

    func candidates(_ text: String, cursor: Int) -> (start: Int, [Completion.Candidate]) {
        let completion = Completion.complete(text, cursor: cursor, in: context)
        return (completion.start, completion.candidates)
    }

    /// The first text argument of the innermost command of a text that may be unfinished.
    func argument(of text: String) -> String? {
        for ending in ["", "}"] {
            let parsed = Parser.parse(Source(name: "<test>", text: text + ending))
            guard parsed.diagnostics.isEmpty,
                case .pipeline(var pipeline)? = parsed.program.statements.first?.kind
            else { continue }
            while case .command(let call)? = pipeline.stages.last, let last = call.arguments.last {
                switch last.value.kind {
                case .word(let word, _), .string(let word): return word
                case .literal(let literal): return literal.spelling
                case .closure(_, let body):
                    guard case .pipeline(let inner)? = body.statements.first?.kind else { return nil }
                    pipeline = inner
                default: return nil
                }
            }
        }
        return nil
    }

    private static let variables: [VariableInSight] = {
        let metadata = Value.record(Record([("sample_id", "S1"), ("Sample ID", "S 1"), ("age", "30")]))
        let file = Value.record(
            Record(
                [("id", "568cf5dce4b0307bc0462060"), ("name", "s1.bam"), ("metadata", metadata)], type: "file"
            ))
        let project = Value.record(Record([("id", "rosalind/rna"), ("name", "RNA")], type: "project"))
        let task = Value.record(
            Record([("id", "t1"), ("name", "align"), ("status", "RUNNING")], type: "task"))
        let plain = Value.record(Record([("first name", "Ada"), ("age", 36)]))
        return [
            VariableInSight("file", .any, value: file), VariableInSight("files", .list, value: .list([file])),
            VariableInSight("count", .int, value: 42), VariableInSight("project", .any, value: project),
            VariableInSight("task", .any, value: task),
            VariableInSight("people", .list, value: .list([plain])),
        ]
    }()
}

/// A disk in memory.
private struct FakeDisk: LocalListing {
    var folders: [String: [LocalEntry]]

    static let usual: [String: [LocalEntry]] = [
        "": [
            LocalEntry("data", isFolder: true), LocalEntry("my data", isFolder: true),
            LocalEntry("reads.fastq", size: 1_500_000, modified: Timestamp(iso8601: "2024-05-01")),
            LocalEntry("Report 1.txt", size: 12), LocalEntry(".hidden", size: 1),
            LocalEntry("a=b.cwl", size: 3),
        ],
        "data/": [LocalEntry("s1.bam", size: 2_000_000_000), LocalEntry("s2.bam", size: 1)],
        "my data/": [LocalEntry("x y.cwl", size: 9)],
        "~/": [LocalEntry("notes.txt", size: 5)],
    ]

    func entries(in folder: String) -> [LocalEntry] { folders[folder] ?? [] }
}

/// A platform in memory, which knows all about projects, apps, tasks, volumes, billing groups, members and one tree.
private struct FakePlatform: RemoteCandidates {
    let username: String? = "rosalind"

    func answer(to query: RemoteQuery) -> RemoteAnswer {
        if query.type == "automation" { return RemoteAnswer(isPending: true) }
        if let folder = query.folder { return RemoteAnswer(items: Self.tree[folder] ?? []) }
        let place = query.arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
            separator: " ")
        return RemoteAnswer(items: Self.lists[[query.type, place].joined(separator: " ")] ?? [])
    }

    private static let lists: [String: [RemoteItem]] = [
        "project ": [
            RemoteItem(id: "rosalind/rna", name: "RNA", detail: "2024-05-01"),
            RemoteItem(id: "rosalind/rna-seq", name: "RNA seq: 2nd run"),
            RemoteItem(id: "franklin/dna", name: "DNA"),
        ],
        "app project=rosalind/rna": [
            RemoteItem(id: "rosalind/rna/bwa-mem", name: "BWA MEM"),
            RemoteItem(id: "rosalind/rna/star", name: "STAR"),
        ],
        "task ": [
            RemoteItem(
                id: "3f1c0000-0000-4000-8000-000000000001", name: "align S1", detail: "RUNNING  2024-05-01")
        ],
        "task project=rosalind/rna": [
            RemoteItem(id: "3f1c0000-0000-4000-8000-000000000002", name: "count S2", detail: "DRAFT")
        ],
        "volume ": [RemoteItem(id: "rosalind/bucket", name: "bucket", detail: "RW")],
        "billing-group ": [RemoteItem(id: "b1", name: "Pilot funds"), RemoteItem(id: "b2", name: "Main")],
        "member project=rosalind/rna": [
            RemoteItem(id: "watson", detail: "USER"), RemoteItem(id: "wilkins", detail: "USER"),
        ],
    ]

    private static let tree: [String: [RemoteItem]] = [
        "rosalind/rna": [
            RemoteItem(id: "f1", name: "raw", isFolder: true),
            RemoteItem(id: "f2", name: "old reads", isFolder: true),
            RemoteItem(id: "f3", name: "readme.txt", detail: "12 B  2024-05-01"),
        ],
        "rosalind/rna/raw": [
            RemoteItem(id: "f4", name: "a 1.fastq", detail: "1.5 GB"),
            RemoteItem(id: "f5", name: "b.fastq", detail: "2 GB"),
        ],
        "rosalind/rna/old reads": [RemoteItem(id: "f6", name: "c.fastq", detail: "1 B")],
    ]
}
