import SevenBridgesData

/// The code of `"text $x text"`: text and values go into the machine's buffer, one behind the other.
enum TemplateCode {
    /// A value of the template, and the text before it.
    struct Piece {
        var text: String
        var value: Compiled
    }

    private typealias Append = (Machine) throws -> Void

    static func evaluation(_ pieces: [Piece], end: String, _ place: Place) -> Evaluation {
        let bytes = FixedText(end)
        let append = sequence(pieces.map(Step.init)[...])
        return { machine in
            let start = machine.text.count
            do {
                try append(machine)
                machine.text.append(bytes.buffer)
                return .string(try machine.text.take(from: start))
            } catch {
                machine.text.drop(from: start)
                throw place.locate(error)
            }
        }
    }

    /// One piece's code; wrapped, because closures in an array are called through a thunk.
    private struct Step {
        let append: Append

        init(_ piece: Piece) {
            let text = FixedText(piece.text)
            if let variable = piece.value.variable {
                append = { machine in
                    machine.text.append(text.buffer)
                    machine.text.append(variable.pointer(machine).pointee)
                }
            } else {
                let evaluate = piece.value.evaluate
                append = { machine in
                    machine.text.append(text.buffer)
                    machine.text.append(try evaluate(machine))
                }
            }
        }
    }

    private static func sequence(_ steps: ArraySlice<Step>) -> Append {
        guard let first = steps.first else { return { _ in } }
        guard steps.count > 1 else { return first.append }
        let middle = steps.startIndex + steps.count / 2
        let (front, back) = (sequence(steps[..<middle]), sequence(steps[middle...]))
        return { machine in
            try front(machine)
            try back(machine)
        }
    }
}

/// The bytes of a text that a program says, at a fixed address. Immutable.
private final class FixedText {
    let buffer: UnsafeBufferPointer<UInt8>

    init(_ text: String) {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
        _ = copy.initialize(from: text.utf8)
        buffer = UnsafeBufferPointer(copy)
    }

    deinit { buffer.deallocate() }
}
