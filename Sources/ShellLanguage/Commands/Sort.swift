import SevenBridgesData

/// `sort size desc name`: orders rows by properties; nulls stand last either way.
struct Sort: Command {
    let signature = Signature(
        "sort", "orders rows by properties or expressions, each ascending unless 'desc' follows it",
        parameters: [
            Parameter(
                "keys", .row, "properties, with desc or asc after them", isPositional: true, isVariadic: true,
                words: ["asc", "desc"])
        ],
        input: .values, output: .input,
        examples: [
            Signature.Example("[3, 1, 2] | sort", "plain values"),
            Signature.Example("[{n: a, k: 1}, {n: b, k: 2}] | sort k desc", "rows, the largest first"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input else { return .nothing }
        let keys = try SortKey.keys(of: call.rows("keys"))
        guard keys.count > 1 else {
            return .many(ListStream(try await Self.sorted(input.stream, keys[0], call)))
        }
        var rows: [(values: [Value], row: Value)] = []
        while let batch = try await input.stream.next() {
            try call.session.checkForInterrupt()
            for row in batch { rows.append((try await Self.values(of: keys, row), row)) }
        }
        for key in keys { key.function?.reportUnseen(to: call.session) }
        return .many(ListStream(try Self.sorted(rows, keys)))
    }

    /// The rows in the order of one key.
    private static func sorted(
        _ input: any ValueStream, _ key: SortKey, _ call: Invocation
    ) async throws -> [Value] {
        let order = UniformOrder(isDescending: key.isDescending)
        var rows: [Value] = []
        var keys: [Value] = []
        while let batch = try await input.next() {
            try call.session.checkForInterrupt()
            rows += batch
            guard let function = key.function else { continue }
            for row in batch {
                try await function.prepare(row)
                keys.append(try function.evaluate(row))
            }
        }
        guard let function = key.function else {
            return try order.sorted(rows) ?? sorted(rows.map { ([$0], $0) }, [key])
        }
        function.reportUnseen(to: call.session)
        if let positions = order.positions(keys) { return positions.map { rows[$0] } }
        return try sorted(zip(keys, rows).map { ([$0], $1) }, [key])
    }

    private static func sorted(
        _ rows: [(values: [Value], row: Value)], _ keys: [SortKey]
    ) throws(Fault) -> [Value] {
        var rows = rows
        var fault: Fault?
        rows.sort { left, right in
            do throws(Fault) { return try precedes(left.values, right.values, keys) } catch {
                fault = fault ?? error
                return false
            }
        }
        if let fault { throw fault }
        return rows.map(\.row)
    }

    private static func values(of keys: [SortKey], _ row: Value) async throws -> [Value] {
        var values: [Value] = []
        for key in keys {
            guard let function = key.function else { return [row] }
            try await function.prepare(row)
            values.append(try function.evaluate(row))
        }
        return values
    }

    private static func precedes(_ left: [Value], _ right: [Value], _ keys: [SortKey]) throws(Fault) -> Bool {
        for (index, key) in keys.enumerated() {
            let (a, b) = (left[index], right[index])
            if a.isNull || b.isNull {
                if a.isNull && b.isNull { continue }
                return b.isNull
            }
            switch try Comparison.order(a, b) {
            case .same, .none: continue
            case .less: return !key.isDescending
            case .greater: return key.isDescending
            }
        }
        return false
    }
}

/// What to sort by: a property or expression, or the row itself.
private struct SortKey {
    var function: RowFunction?
    var isDescending = false

    /// The keys that the arguments spell: `size desc name` are two, `desc` alone is the row itself.
    static func keys(of arguments: [RowFunction]) throws(Fault) -> [SortKey] {
        var keys: [SortKey] = []
        for argument in arguments {
            switch argument.word {
            case "desc", "asc":
                if keys.isEmpty { keys.append(SortKey()) }
                keys[keys.count - 1].isDescending = argument.word == "desc"
            default: keys.append(SortKey(function: argument))
            }
        }
        return keys.isEmpty ? [SortKey()] : keys
    }
}
