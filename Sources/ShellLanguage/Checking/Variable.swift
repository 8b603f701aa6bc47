/// A variable as the checker found it: where it lives, and whether inner functions share it.
///
/// The checker alone changes it, and is done before anything runs.
final class Variable {
    let name: String
    /// The function whose frame holds it; nil for a global.
    let owner: FunctionScope?
    let slot: Int
    /// What its values are, where every assignment agrees.
    var type: ValueType
    /// Whether it was assigned values of different types.
    private(set) var isMixed = false
    /// Whether a function inside its own reads or changes it: it then lives in a cell of its own.
    var isCaptured = false
    /// Whether the caller fills its slot.
    var isParameter = false

    init(name: String, owner: FunctionScope?, slot: Int, type: ValueType) {
        self.name = name
        self.owner = owner
        self.slot = slot
        self.type = type
    }

    /// Notes that it may hold a value of a type from here on.
    func mayBecome(_ new: ValueType) {
        if type != new, type != .null, new != .null { isMixed = true }
        type = type.joined(with: new)
    }

    /// Notes that a part of it is changed: a row that `select` made may have other keys then.
    func isChangedInside() {
        switch type {
        case .object(let object) where !object.isResource: type = .map
        case .listOf: type = .list
        default: return
        }
        isMixed = true
    }
}

/// A `def`, a closure or the main program, as the checker found it.
final class FunctionScope {
    let parent: FunctionScope?
    /// How many slots its frame needs.
    private(set) var slotCount = 0
    /// Variables of outer functions that it shares, in the order of their first mention.
    private(set) var captures: [Variable] = []
    /// Whether it has a `return VALUE`: it then yields one value and may be called in expressions.
    var returnsValue = false
    /// Whether it is a `def` that returns a value: what its pipelines yield is dropped.
    var dropsOutput = false
    /// Whether it is a closure, which `break` and `continue` may leave.
    var isClosure = false
    /// What its pipelines yield and what it returns, where that is of one type; nil where nothing does.
    private var yielded: ValueType?
    private var returned: ValueType?
    /// Whether it runs commands, which may wait.
    var runsCommands = false
    /// The functions that it calls in expressions.
    var callees: [UserFunction] = []
    /// The variable of its pipeline input, where it mentions `$in`.
    var input: Variable?
    /// The deepest expression in it, which its calls need room for.
    var depth = 1

    init(parent: FunctionScope?) {
        self.parent = parent
    }

    func yields(_ type: ValueType) {
        yielded = yielded.map { $0.joined(with: type) } ?? type
    }

    func returns(_ type: ValueType) {
        returned = returned.map { $0.joined(with: type) } ?? type
    }

    /// What it gives: what it returns, or each value that its pipelines yield.
    var resultType: ValueType {
        guard let type = returnsValue ? returned : yielded, type != .null else { return .any }
        // Whether a list that is yielded is one value or many is not said here.
        return !returnsValue && type.plain == .list ? .any : type
    }

    func newSlot() -> Int {
        slotCount += 1
        return slotCount - 1
    }

    /// The position of an outer variable among the captures, added where it is new.
    func capture(_ variable: Variable) -> Int {
        if let known = captures.firstIndex(where: { $0 === variable }) { return known }
        captures.append(variable)
        return captures.count - 1
    }

    /// Whether it is a function, or stands inside it.
    func isInside(_ other: FunctionScope) -> Bool {
        var scope: FunctionScope? = self
        while let current = scope {
            if current === other { return true }
            scope = current.parent
        }
        return false
    }

    /// Whether running it may wait, because it runs commands or calls something that does.
    func mayWait() -> Bool {
        var seen: Set<ObjectIdentifier> = []
        var pending = [self]
        while let next = pending.popLast() {
            if next.runsCommands { return true }
            guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
            pending += next.callees.map(\.scope)
        }
        return false
    }
}

/// What the checker found out about a program, by the offsets of its names.
///
/// Each file has one of its own; the checker alone changes it, and is done before anything runs.
final class Resolution {
    /// The text that the offsets are in.
    let source: Source
    /// Variables, by the offset of each mention.
    var variables: [Int: Variable] = [:]
    /// Commands with their bound arguments, by the offset of the command's name.
    var calls: [Int: ResolvedCall] = [:]
    /// Functions called in expressions, by the offset of the call's name.
    var functions: [Int: UserFunction] = [:]
    /// The scopes of definitions and closures, by the offset of their body's brace.
    var scopes: [Int: FunctionScope] = [:]
    /// Variables that a block declares and inner functions share, by the offset of the block's brace.
    var sharedByBlock: [Int: [Variable]] = [:]
    /// The row variable of each `row` argument, by the offset of the argument's value.
    var rows: [Int: Variable] = [:]
    /// What each top-level pipeline yields, by its offset; nil where it yields nothing.
    var flows: [Int: Flow?] = [:]
    /// The files of `source` and `use`, by the offset of their path.
    var inclusions: [Int: IncludedFile] = [:]

    init(_ source: Source) {
        self.source = source
    }
}

/// A command with its arguments matched to its parameters.
struct ResolvedCall {
    var command: any Command
    /// The command's signature for what flows in.
    var signature: Signature
    var arguments: [BoundArgument]
    /// What is known of each value that flows in.
    var rowType: ValueType
}

/// An argument and the parameter that it binds to.
struct BoundArgument {
    /// The parameter's name, or the key where that is free.
    var name: String
    var kind: Parameter.Kind
    var isVariadic: Bool
    /// The key, where it is none of the parameters.
    var freeKey: Name?
    var value: Expression

    var isFreeKey: Bool { freeKey != nil }
}
