import ShellLanguage

/// Gathers the choices for a place and writes them as candidates.
struct Completer {
    let context: CompletionContext
    let cursor: CursorText
    let place: Place

    /// What could stand there; nil where the word begins in an earlier line.
    var completion: Completion? {
        guard let start = cursor.column(ofByte: place.word.start) else { return nil }
        let found = choices
        let ranked = Choice.ranked(found.list, for: place.word.text)
        return Completion(start: start, candidates: ranked.map(candidate), isPending: found.isPending)
    }

    /// Choices, and whether more are being looked up.
    struct Choices {
        var list: [Choice] = []
        var isPending = false

        init(_ list: [Choice] = [], isPending: Bool = false) {
            self.list = list
            self.isPending = isPending
        }

        static func + (left: Choices, right: Choices) -> Choices {
            Choices(left.list + right.list, isPending: left.isPending || right.isPending)
        }
    }

    private var choices: Choices {
        switch place.kind {
        case .command(let input): Choices(commands(input: input))
        case .secondWord(let first): Choices(secondWords(after: first))
        case .argument(let call, let parameter):
            (parameter.map { values(of: $0, in: call) } ?? Choices())
                + Choices(keys(of: call) + flags(of: call))
        case .value(let call, let parameter): values(of: parameter, in: call)
        case .key(let call): Choices(keys(of: call))
        case .flag(let call): Choices(flags(of: call))
        case .name: Choices(names)
        case .step(let steps, let call, let parameter): Choices(self.steps(after: steps, call, parameter))
        case .property(let base): Choices(properties(of: base))
        case .variable: Choices(variables)
        case .operand(let left): operands(beside: left)
        case .keyOfMap: Choices(keysOfMap)
        case .typeName: Choices(context.commands.typeNames.map { Choice(text: $0, goesOn: true) })
        case .operator(let isCompared): Choices(operators(isCompared: isCompared))
        }
    }

    // MARK: Writing

    private func candidate(_ choice: Choice) -> Completion.Candidate {
        let (text, closing) =
            choice.isSyntax ? (choice.text, "") : Spelling.spell(choice.text, as: place.word.form)
        let rest = choice.goesOn ? "" : ending(after: closing)
        return Completion.Candidate(
            text: text, suffix: rest, label: choice.label ?? choice.text, description: choice.description)
    }

    /// What closes a word: its quote, and a space where another word may follow; nothing that stands there already.
    private func ending(after closing: String) -> String {
        if !closing.isEmpty, cursor.after.hasPrefix(closing) { return "" }
        let isFollowed = cursor.after.first.map { $0.isWhitespace || ")]},|;".contains($0) } ?? false
        var outer = cursor.openings
        if outer.last?.isQuote == true, !closing.isEmpty { outer.removeLast() }
        switch outer.last {
        case .variable where closing.isEmpty: return cursor.after.hasPrefix("}") ? "" : "}"
        case nil, .brace: return closing + (isFollowed || isInWord ? "" : " ")
        case .parenthesis where isCommandWord: return closing + (isFollowed ? "" : " ")
        default: return closing
        }
    }

    /// Whether the cursor stands inside a word, whose rest stays.
    private var isInWord: Bool { cursor.after.first.map { !$0.isWhitespace } ?? false }

    /// Whether the word is a command's or its argument's, which a space follows inside `$(` too.
    private var isCommandWord: Bool {
        switch place.kind {
        case .command, .secondWord, .argument, .value, .flag, .step: true
        default: false
        }
    }
}
