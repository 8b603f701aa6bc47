/// The names that a block brings in, and the block around it.
final class LexicalScope {
    let parent: LexicalScope?
    /// The function that the block is in.
    let function: FunctionScope
    /// The offset of the block's brace; nil for the main program, whose variables are globals.
    let block: Int?
    private var variables: [String: Variable] = [:]
    private(set) var definitions: [String: UserFunction] = [:]
    /// The variable that holds the closure of each definition that is not global.
    private var closures: [String: Variable] = [:]

    init(parent: LexicalScope?, function: FunctionScope, block: Int?) {
        self.parent = parent
        self.function = function
        self.block = block
    }

    /// The innermost variable of a name.
    func variable(_ name: String) -> Variable? {
        variables[name] ?? parent?.variable(name)
    }

    /// The innermost definition of a name and, unless it is global, the variable of its closure.
    func definition(_ name: String) -> (function: UserFunction, closure: Variable?)? {
        if let function = definitions[name] { return (function, closures[name]) }
        return parent?.definition(name)
    }

    func add(_ variable: Variable) {
        variables[variable.name] = variable
    }

    func add(_ function: UserFunction, closure: Variable?) {
        definitions[function.signature.name] = function
        closures[function.signature.name] = closure
    }

    /// The names of all variables in sight.
    var visibleNames: [String] { Array(variables.keys) + (parent?.visibleNames ?? []) }

    /// The names of all definitions in sight.
    var visibleDefinitions: [String] { Array(definitions.keys) + (parent?.visibleDefinitions ?? []) }
}
