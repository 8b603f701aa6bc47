import SevenBridges
import SevenBridgesData
import Testing

/// What holds for every type in the catalog, those to come included.
@Suite struct CatalogTests {
    @Test(arguments: Catalog.all.map(\.name))
    func everythingIsDescribed(name: String) throws {
        let type = try #require(Catalog.type(named: name))
        #expect(!type.summary.isEmpty && !type.properties.isEmpty)
        #expect(type.properties.allSatisfy { !$0.summary.isEmpty })
        #expect(type.actions.allSatisfy { !$0.summary.isEmpty && !$0.examples.isEmpty })
        #expect(type.actions.flatMap(\.parameters).allSatisfy { !$0.summary.isEmpty })
        #expect((type.list?.parameters ?? []).allSatisfy { !$0.summary.isEmpty })
        #expect(type.list.map { !$0.summary.isEmpty && !$0.examples.isEmpty } ?? true)
        #expect(type.get.map { !$0.summary.isEmpty && !$0.examples.isEmpty } ?? true)
    }

    @Test(arguments: Catalog.all.map(\.name))
    func namesAreUniqueAndReferToWhatIsThere(name: String) throws {
        let type = try #require(Catalog.type(named: name))
        let properties = Set(type.properties.map(\.name))
        #expect(properties.count == type.properties.count)
        #expect(properties.isSuperset(of: type.defaultColumns) && properties.contains(type.idProperty))
        #expect(Set(type.actions.map { "\($0.name) \($0.noun ?? "")" }).count == type.actions.count)
        for action in type.actions {
            #expect(Set(action.parameters.map(\.name)).count == action.parameters.count)
            #expect(action.takes == nil || action.takes == name)
        }
        guard let list = type.list else { return }
        let filters = Set(list.filters.map(\.parameter.name))
        #expect(filters.count == list.filters.count)
        #expect(
            filters.isSuperset(of: list.inputs.values) && filters.isSuperset(of: list.exactlyOneOf.joined()))
        #expect(properties.isSuperset(of: list.filters.compactMap(\.property)))
        #expect(list.inputs.keys.allSatisfy { Catalog.type(named: $0) != nil })
    }

    @Test func typeNamesAreUnique() {
        let names = Catalog.all.flatMap { [$0.name, $0.plural] + $0.aliases }
        #expect(Set(names).count == names.count)
    }

    @Test func propertiesAreThoseOfTheDeclaration() {
        #expect(
            File.type.properties.map(\.name) == [
                "href", "id", "name", "size", "project", "parent", "type", "created_on", "modified_on",
                "storage",
                "origin", "tags", "metadata",
            ])
        #expect(File.type.properties.filter(\.isWritable).map(\.name) == ["name", "tags", "metadata"])
        #expect(File.type.property("size")?.unit == .bytes && File.type.property("size")?.kind == .int)
        #expect(File.type.property("tags")?.kind == .list(.string))
        #expect(Catalog.type(named: "folder")?.name == "file")
    }

    @Test func onlyReadsAreCalledReads() {
        let effects = Dictionary(
            Catalog.all.flatMap(\.actions).map { ($0.name + ($0.noun.map { " " + $0 } ?? ""), $0.effect) },
            uniquingKeysWith: max)
        #expect(effects["delete"] == .destroy && effects["reload"] == .read && effects["me"] == .read)
        #expect(effects["copy"] == .write && effects["create project"] == .write)
        #expect(effects["run"] == .spend && effects["create task"] == .spend && effects["wait"] == .read)
    }

    @Test func deletionOfManyFilesIsOneRequest() async throws {
        let (client, transport) = try Fixtures.client(
            .json(
                #"{"items": [{"resource": null}, {"error": {"status": 404, "code": 5002, "message": "gone"}}]}"#
            ))
        let records = ["a", "b"].map { Record([("id", .string($0))]) }
        let bulk = try #require(File.type.action("delete")?.bulk)
        let results = try await bulk.run(client, records, Arguments())
        #expect(transport.lines == [#"POST /bulk/files/delete {"file_ids":["a","b"]}"#])
        guard case .success(nil) = results[0], case .failure(let error) = results[1] else {
            Issue.record("\(results)")
            return
        }
        #expect(error.kind == .notFound && error.code == 5002)
    }
}
