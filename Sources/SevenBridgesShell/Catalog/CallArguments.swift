import SevenBridges
import SevenBridgesData
import ShellLanguage

extension Invocation {
    /// The arguments of the call as the catalog takes them, every word that stands for a resource made its id.
    func arguments(of parameters: [SevenBridges.Parameter], _ client: Client) async throws -> Arguments {
        var values = Record()
        for parameter in parameters {
            if parameter.isPositional, parameter.takesList {
                let all = all(parameter.name)
                if !all.isEmpty { values[parameter.name] = .list(all) }
            } else if isGiven(parameter.name) {
                values[parameter.name] = self[parameter.name] ?? .null
            }
        }
        for (key, value) in free { values[key] = value }
        return try await client.resolve(Arguments(values), of: parameters)
    }
}
