import SevenBridgesData
import ShellLanguage

/// `help`, `help COMMAND`: made from the signatures, as checking and completion are. `help language` is the guide.
struct Help: Command {
    private let commands: CommandSet

    let signature = Signature(
        "help", "lists the commands, or explains one, a keyword or a function",
        parameters: [
            Parameter(
                "command", .string, "the command, keyword or function to explain", isPositional: true,
                isVariadic: true, vocabulary: .commands)
        ],
        output: .text,
        examples: [
            Signature.Example("help where", "one command"),
            Signature.Example("help format", "one function"),
            Signature.Example("help language", "the language in ten minutes"),
            Signature.Example("help language filters", "a section of that"),
        ])

    init(_ commands: CommandSet) {
        self.commands = commands
    }

    func open(_ call: Invocation) async throws -> Output {
        let words = call.all("command").map(\.inserted)
        let lines =
            switch words.first {
            case nil: overview
            case "language": try guide(words.dropFirst().joined(separator: " "))
            default: try explanation(of: words.joined(separator: " "))
            }
        return .many(ListStream(lines.map { .string($0) }))
    }

    /// The whole guide, or the section with a word in its title.
    private func guide(_ word: String) throws -> [String] {
        guard let text = word.isEmpty ? LanguageGuide.text : LanguageGuide.section(word) else {
            throw Fault(
                "the guide has no section '\(word)'",
                hint: "there is " + LanguageGuide.titles.joined(separator: ", "))
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private var overview: [String] {
        let signatures = (commands.all.map(\.signature) + [signature]).sorted { $0.name < $1.name }
        let width = signatures.map(\.name.count).max() ?? 0
        return signatures.map { $0.name.padded(to: width + 2) + $0.summary } + [
            "", "Keywords: " + Keyword.all.map(\.name).joined(separator: " "),
            "Functions: " + FunctionSignature.all.map(\.name).joined(separator: " "),
            "",
            "help COMMAND explains one, or a keyword or function; help language teaches the language in ten minutes.",
        ]
    }

    /// What a name stands for: `sum` is a command and a function.
    private func explanation(of name: String) throws -> [String] {
        let command = commands[name].map { explanation(of: $0.signature) }
        let keyword = Keyword.all.first { $0.name == name }?.explanation
        let function = FunctionSignature.all.first { $0.name == name }?.explanation
        let found = [command, keyword, function].compactMap(\.self)
        guard found.isEmpty else { return Array(found.joined(separator: [""])) }
        let related = commands.names.filter { $0.split(separator: " ").contains(Substring(name)) }
        let hint =
            related.isEmpty ? "'help' lists them all" : "there is \(related.joined(separator: ", "))"
        throw Fault("there is no command '\(name)'", hint: hint)
    }

    private func explanation(of signature: Signature) -> [String] {
        [signature.summary, "", "  " + usage(signature)] + parameters(signature) + examples(signature)
    }

    private func usage(_ signature: Signature) -> String {
        let words = signature.parameters.map { parameter in
            var word =
                parameter.isPositional
                ? parameter.name.uppercased() : "\(parameter.name)=\(parameter.kind.name.uppercased())"
            if parameter.isVariadic { word += " ..." }
            return parameter.isRequired ? word : "[\(word)]"
        }
        let free = signature.freeKeys.map { "[\($0.prefix)KEY=VALUE]" }
        return (["..."].filter { _ in signature.takesInput } + [signature.name] + words + free).joined(
            separator: " "
        )
        .replacing("... \(signature.name)", with: "... | \(signature.name)")
    }

    private func parameters(_ signature: Signature) -> [String] {
        guard !signature.parameters.isEmpty else { return [] }
        let width = signature.parameters.map(\.name.count).max() ?? 0
        return [""]
            + signature.parameters.map { parameter in
                "  \(parameter.name.padded(to: width + 2))\(parameter.summary) (\(parameter.kind.name))"
            }
    }

    private func examples(_ signature: Signature) -> [String] {
        guard !signature.examples.isEmpty else { return [] }
        return [""] + signature.examples.flatMap { ["  # \($0.summary)", "  \($0.code)"] }
    }
}

extension Keyword {
    fileprivate var explanation: [String] {
        [summary, "", "  " + usage, "", "  # \(example.summary)"]
            + example.code.split(separator: "\n").map { "  " + $0 }
    }
}

extension FunctionSignature {
    fileprivate var explanation: [String] {
        let width = examples.map(\.code.count).max() ?? 0
        return [summary, "", "  " + usage, ""]
            + examples.map { "  \($0.code.padded(to: width))  # \($0.result)" }
    }
}

extension Signature {
    /// Whether something has to flow in.
    fileprivate var takesInput: Bool {
        if case .values = input { true } else { false }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
