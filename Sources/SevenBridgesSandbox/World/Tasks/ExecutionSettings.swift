import SevenBridgesData

/// On what a task runs.
struct ExecutionSettings: Codable, Hashable, Sendable {
    /// `AUTO`, or a type with its disk: `c4.2xlarge;ebs-gp2;2000`.
    private(set) var instanceType = "AUTO"
    private(set) var parallelInstances = 1
    private(set) var usesMemoization = false
    private(set) var usesElasticDisk = false

    private static let flagNames = ["use_memoization", "use_elastic_disk"]

    /// Takes over what the changes name and leaves the rest.
    mutating func merge(_ changes: Record) throws {
        if let type = changes["instance_type"], !type.isNull {
            guard let name = type.stringValue ?? type.listValue?.first?.stringValue, !name.isEmpty else {
                throw Self.invalid("instance_type", "a string")
            }
            instanceType = name
        }
        if let number = changes["max_parallel_instances"], !number.isNull {
            guard let number = number.intValue, (1...100).contains(number) else {
                throw Self.invalid("max_parallel_instances", "from 1 to 100")
            }
            parallelInstances = number
        }
        usesMemoization = try Self.flag("use_memoization", in: changes) ?? usesMemoization
        usesElasticDisk = try Self.flag("use_elastic_disk", in: changes) ?? usesElasticDisk
    }

    private static func flag(_ name: String, in changes: Record) throws -> Bool? {
        guard let value = changes[name], !value.isNull else { return nil }
        guard let flag = value.boolValue else { throw invalid(name, "true or false") }
        return flag
    }

    private static func invalid(_ name: String, _ expected: String) -> PlatformError {
        .badRequest.saying("'execution_settings.\(name)' must be \(expected).")
    }

    var value: Value {
        [
            "instance_type": .string(instanceType), "max_parallel_instances": .int(parallelInstances),
            "use_memoization": .bool(usesMemoization), "use_elastic_disk": .bool(usesElasticDisk),
        ]
    }
}
