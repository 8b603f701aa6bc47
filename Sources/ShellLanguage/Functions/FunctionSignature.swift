/// Everything that can be said of a function without calling it: what help, completion and the checker read.
public struct FunctionSignature: Sendable {
    /// The name, as it stands before the parenthesis.
    public var name: String
    /// The parameters, in order.
    public var parameters: [Parameter]
    /// What it gives; `any` where that depends on the arguments.
    public var result: ValueType
    /// One line about it.
    public var summary: String
    /// Calls and what they give.
    public var examples: [Example]

    /// One parameter of a function.
    public struct Parameter: Sendable {
        /// Its name.
        public var name: String
        /// The kinds that it takes; empty where it takes anything.
        public var kinds: [ValueType]
        /// Whether it may be left out.
        public var isOptional = false
        /// Whether it stands for any number of arguments.
        public var isVariadic = false
    }

    /// A call, and what it gives as it is displayed.
    public struct Example: Sendable {
        /// The program text.
        public var code: String
        /// What it gives.
        public var result: String
    }

    /// The functions of the language, in the order of the guide.
    public static var all: [FunctionSignature] { Builtins.all.map(\.signature) }

    /// How it is called: `round(number, places?)`.
    public var usage: String {
        let names = parameters.map { $0.name + ($0.isOptional ? "?" : $0.isVariadic ? "..." : "") }
        return "\(name)(\(names.joined(separator: ", ")))"
    }

    /// How many arguments it takes.
    var arity: ClosedRange<Int> {
        let required = parameters.count { !$0.isOptional }
        return required...(parameters.last?.isVariadic == true ? .max : parameters.count)
    }

    /// The parameter that an argument is for.
    func parameter(at index: Int) -> Parameter? {
        index < parameters.count ? parameters[index] : parameters.last { $0.isVariadic }
    }
}
