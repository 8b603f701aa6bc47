import SevenBridgesData

/// A function that expressions call. It has no side effect.
struct Builtin: Sendable {
    typealias Body = @Sendable ([Value], StepMeter) throws(Fault) -> Value

    let signature: FunctionSignature
    /// Computes it; the number of arguments is already checked.
    let apply: Body

    /// A function with parameters such as `text`, `places?` or `values...`, and examples as pairs of code and result.
    init(
        _ name: String, _ parameters: [(name: String, kinds: [ValueType])], _ result: ValueType,
        _ summary: String,
        _ examples: [(code: String, result: String)], _ apply: @escaping Body
    ) {
        signature = FunctionSignature(
            name: name,
            parameters: parameters.map { parameter in
                FunctionSignature.Parameter(
                    name: parameter.name.filter { $0 != "?" && $0 != "." }, kinds: parameter.kinds,
                    isOptional: parameter.name.hasSuffix("?"), isVariadic: parameter.name.hasSuffix("..."))
            }, result: result, summary: summary,
            examples: examples.map { FunctionSignature.Example(code: $0.code, result: $0.result) })
        self.apply = apply
    }

    /// A function of one text.
    init(
        _ name: String, _ summary: String, _ example: (code: String, result: String),
        _ transform: @escaping @Sendable (String) -> String
    ) {
        self.init(name, [("text", [.string])], .string, summary, [example]) { (values, meter) throws(Fault) in
            let text = try Builtins.text(values[0], name)
            try meter.reserve(text.utf8.count)
            return .string(transform(text))
        }
    }

    var arity: ClosedRange<Int> { signature.arity }

    var arityPhrase: String { Self.phrase(arity) }

    /// A number of arguments in a sentence.
    static func phrase(_ arity: ClosedRange<Int>) -> String {
        switch (arity.lowerBound, arity.upperBound) {
        case (1, 1): "one argument"
        case (1, .max): "at least one argument"
        case (let low, let high) where low == high: "\(low) arguments"
        case (let low, .max): "at least \(low) arguments"
        case (let low, let high): "\(low) to \(high) arguments"
        }
    }
}
