/// What a first look at a whole program finds out about its types, before it is checked for good.
///
/// A variable may be given a value of another type further down, in a loop or in a `def`, and a `def` may be called
/// above its body: what is not the same in the end is not relied upon.
struct TypeSurvey {
    /// The program.
    let source: Source
    /// The variables that are given values of different types, by the offset where they are declared.
    private(set) var mixed: Set<Int> = []
    /// What each `def` yields or returns, by the offset of its name.
    private(set) var results: [Int: ValueType] = [:]

    /// Looks at a program with the names that a checker knows.
    ///
    /// What the first look says of a `def` may rest on a variable that another one changes: the second look knows.
    init(of program: Program, by checker: Checker) {
        source = program.source
        guard source.hasBlocks else { return }
        look(at: program, checker.scout())
        if !results.isEmpty { look(at: program, checker.scout()) }
    }

    private mutating func look(at program: Program, _ checker: Checker) {
        var scout = checker
        scout.survey = self
        scout.check(program)
        for (offset, variable) in scout.resolution.variables where variable.isMixed { mixed.insert(offset) }
        for case .definition(let definition) in program.statements.map(\.kind) {
            let offset = definition.name.range.lower
            results[offset] = scout.resolution.functions[offset]?.scope.resultType
        }
    }
}

extension Checker {
    /// The type of a variable where it is declared: not relied upon where it is another one later.
    func settled(_ type: ValueType, at offset: Int) -> ValueType {
        guard let survey else { return type }
        // Of the files that the program takes in nothing is known: their offsets are their own.
        return survey.source !== source || survey.mixed.contains(offset) ? .any : type
    }

    /// What a `def` gives, as far as the survey found out.
    func surveyedResult(of definition: Definition) -> ValueType {
        guard let survey, survey.source === source else { return .any }
        return survey.results[definition.name.range.lower] ?? .any
    }

    /// The type that a `def` or a script declares for a parameter.
    func type(named name: Name?) -> ValueType {
        guard let name, let kind = Parameter.Kind.plainNames[name.text] else { return .any }
        switch kind {
        case .string, .path: return .string
        case .int, .size: return .int
        case .float: return .float
        case .bool: return .bool
        case .duration: return .duration
        case .date: return .date
        case .list: return .list
        case .map: return .map
        case .closure: return .closure
        default: return .any
        }
    }
}

extension Source {
    /// Whether anything in it can run more than once or elsewhere than it stands.
    fileprivate var hasBlocks: Bool { bytes.contains(UInt8(ascii: "{")) }
}
