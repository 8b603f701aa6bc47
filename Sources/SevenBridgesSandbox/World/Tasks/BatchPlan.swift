import SevenBridgesData

/// How the value of a batch input is divided among children.
struct BatchPlan {
    /// A child's part of the value, and what tells it from the others.
    struct Group {
        let value: Value
        let group: AppTask.BatchGroup
    }

    let groups: [Group]

    /// The plan for a value of a port; a problem where a file lacks what it is to be batched by.
    static func result(
        _ value: Value, _ batching: AppTask.Batching, _ port: CWLPort, _ world: World
    ) -> Result<BatchPlan, BatchProblem> {
        let elements = value.listValue ?? [value]
        guard let criteria = batching.criteria else {
            guard elements.count <= Batch.mostChildren else {
                return .failure(BatchProblem(.tooManyChildren(elements.count, port.id)))
            }
            return .success(BatchPlan(groups: elements.map { item($0, port, world) }))
        }
        var order: [[String]] = []
        var members: [[String]: [Value]] = [:]
        for element in elements {
            switch keys(of: element, criteria, port, world) {
            case .failure(let problem): return .failure(problem)
            case .success(let keys):
                if members[keys] == nil { order.append(keys) }
                members[keys, default: []].append(element)
            }
        }
        guard order.count <= Batch.mostChildren else {
            return .failure(BatchProblem(.tooManyChildren(order.count, port.id)))
        }
        return .success(BatchPlan(groups: order.map { group($0, criteria, members[$0] ?? [], port) }))
    }

    private static func item(_ element: Value, _ port: CWLPort, _ world: World) -> Group {
        let name = element["path"].stringValue.map { world.files[$0]?.name ?? $0 } ?? JSON.text(element)
        let isList = !port.type.accepts(element) && port.type.accepts([element])
        let group = AppTask.BatchGroup(value: name, fields: Record())
        return Group(value: isList ? [element] : element, group: group)
    }

    private static func group(
        _ keys: [String], _ criteria: [String], _ members: [Value], _ port: CWLPort
    ) -> Group {
        let isOne = members.count == 1 && !port.type.accepts(.list(members))
        let fields = Record(zip(criteria, keys.map(Value.string)))
        let group = AppTask.BatchGroup(value: keys.joined(separator: ", "), fields: fields)
        return Group(value: isOne ? members[0] : .list(members), group: group)
    }

    private static func keys(
        of element: Value, _ criteria: [String], _ port: CWLPort, _ world: World
    ) -> Result<[String], BatchProblem> {
        guard let file = element["path"].stringValue.flatMap({ world.files[$0] }) else {
            return .failure(BatchProblem(.mismatch(port.id)))
        }
        var keys: [String] = []
        for criterion in criteria {
            guard let key = property(criterion, of: file) else {
                return .failure(BatchProblem(.noCriterion(criterion, of: file.name, port.id)))
            }
            keys.append(key)
        }
        return .success(keys)
    }

    private static func property(_ name: String, of file: File) -> String? {
        if name.hasPrefix("metadata.") { return file.metadata[String(name.dropFirst("metadata.".count))] }
        return switch name {
        case "name": file.name
        case "id": file.id
        case "parent": file.parent
        default: nil
        }
    }
}

/// Why a value can't be divided.
struct BatchProblem: Error {
    let problem: InputProblem

    init(_ problem: InputProblem) {
        self.problem = problem
    }
}
