import Testing

@testable import ShellLanguage

/// The functions of the language: their examples hold, and `format` is Python's.
@Suite struct FunctionTests {
    @Test(arguments: FunctionSignature.all.flatMap(\.examples)) func exampleGivesWhatItSays(
        example: FunctionSignature.Example
    ) async {
        #expect(await ToyHost().run(example.code) == example.result)
    }

    @Test func everyFunctionHasASummaryAndAnExample() {
        for function in FunctionSignature.all {
            #expect(!function.summary.isEmpty && !function.examples.isEmpty, "\(function.name)")
        }
    }

    @Test func usageShowsWhatMayBeLeftOut() {
        let usages = FunctionSignature.all.map(\.usage)
        #expect(usages.contains("round(number, places?)"))
        #expect(usages.contains("min(values...)"))
        #expect(usages.contains("now()"))
    }

    /// What Python 3.11 gives for `format(value, spec)`.
    @Test(arguments: formatCases) func formatsAsPython(value: String, spec: String, expected: String) async {
        let output = await ToyHost().run("\"[\" + format(\(value), '\(spec)') + \"]\"")
        #expect(output == "[\(expected)]", "format(\(value), '\(spec)')")
    }
}
