internal import SevenBridgesData

extension Action {
    /// Sends what was changed in an object.
    static func save<R: Savable>(_: R.Type, _ name: String, example: Example) -> Action {
        Action(
            "save", "sends what was changed in the object, and only that", effect: .write, takes: name,
            yields: .resource(name), examples: [example],
            run: running { (object: inout R, arguments) in
                if arguments.original == nil { try await object.compareWithServer() }
                try await object.save()
                return .record(object.record)
            })
    }

    /// Changes writable properties by parameters of the same names, and sends them.
    static func set<R: Savable>(
        _: R.Type, _ name: String, parameters: [Parameter], example: Example
    ) -> Action {
        Action(
            "set", "changes properties of the \(name)", effect: .write, takes: name, yields: .resource(name),
            parameters: parameters, examples: [example],
            run: running { (object: inout R, arguments) in
                try object.assign(arguments, parameters)
                try await object.save()
                return .record(object.record)
            })
    }

    /// Deletes an object for good.
    static func delete<R: Deletable>(
        _: R.Type, _ name: String, _ summary: String, example: Example
    ) -> Action {
        Action(
            "delete", summary, effect: .destroy, takes: name, yields: .none, examples: [example],
            run: running { (object: inout R, _) in
                try await object.delete()
                return nil
            })
    }
}
