extension Formatter {
    /// Stages on one line, or the first on a line and each other one on a line of its own behind its `|`.
    mutating func layout(_ pipeline: Pipeline) -> Layout {
        var first = Layout.empty
        var others: [Layout] = []
        var isWrittenBroken = false
        var end = pipeline.range.lower
        for stage in pipeline.stages {
            if first.isEmpty {
                first = layout(stage)
            } else {
                isWrittenBroken = isWrittenBroken || source.hasNewline(end, stage.range.lower)
                others += [commentsHere(stage.range.lower), .line, "| ", layout(stage)]
            }
            end = stage.range.upper
        }
        let background: Layout = pipeline.background == nil ? .empty : " &"
        guard !others.isEmpty else { return [first, background] }
        return .group([first, .indented(.sequence(others)), background], isBroken: isWrittenBroken)
    }

    private mutating func layout(_ stage: Stage) -> Layout {
        switch stage {
        case .expression(let expression): layout(expression)
        case .command(let call): layout(call)
        case .system(let call): layout(call)
        }
    }

    private mutating func layout(_ call: SystemCall) -> Layout {
        var parts: [Layout] = ["!", layout(call.program)]
        for argument in call.arguments { parts += [" ", layout(argument)] }
        return .sequence(parts)
    }

    private mutating func layout(_ call: CommandCall) -> Layout {
        var parts: [Layout] = [verbatim(call.name.range)]
        for argument in call.arguments { parts += [" ", layout(argument)] }
        return .sequence(parts)
    }

    private mutating func layout(_ argument: Argument) -> Layout {
        guard let key = argument.key else { return layout(argument.value) }
        if argument.isSwitch { return verbatim(argument.range) }
        return [verbatim(key.range), "=", layout(argument.value)]
    }
}
