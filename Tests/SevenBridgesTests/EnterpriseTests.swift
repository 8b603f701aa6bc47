import SevenBridges
import SevenBridgesData
import Testing

/// Divisions, teams, users, datasets and markers.
@Suite struct EnterpriseTests {
    private static let team = StubTransport.Reply.json(#"{"id": "TM", "name": "n"}"#)

    @Test func row7DisablesAUser() async throws {
        let sent = try await Fixtures.lines(.json(#"{"username": "bob"}"#), .empty(status: 204)) { client in
            try await client.users.get("bob").disable()
        }
        #expect(sent == ["GET /users/bob", "DELETE /users/bob"])
    }

    @Test func rows207To212ListDivisionsAndTheirPeople() async throws {
        let (division, none) = (#"{"id": "div", "name": "Division"}"#, Fixtures.list())
        let sent = try await Fixtures.lines(
            Fixtures.list(division), .json(division), none, none, none
        ) { client in
            _ = try await client.divisions.list(limit: 5).collect()
            let division = try await client.divisions.get("div")
            _ = try await division.teams().collect()
            _ = try await division.members(role: "admin").collect()
            _ = try await client.teams.list(division: "div", all: true).collect()
        }
        #expect(
            sent == [
                "GET /divisions?limit=5&fields=_all", "GET /divisions/div",
                "GET /teams?limit=100&fields=_all&division=div&_all=false",
                "GET /users?limit=100&division=div&role=admin",
                "GET /teams?limit=100&fields=_all&division=div&_all=true",
            ])
    }

    @Test func rows213To219AreATeamsLife() async throws {
        let sent = try await Fixtures.lines(
            Self.team, Self.team, Self.team, Fixtures.list(#"{"id": "bob", "role": "MEMBER"}"#),
            .json(#"{"id": "bob"}"#), .empty(status: 204), .empty(status: 204)
        ) { client in
            var team = try await client.teams.get("TM")
            _ = try await client.teams.create(name: "n", division: "div")
            team.name = "z"
            try await team.save()
            #expect(try await team.members.list().collect().first?.role == "MEMBER")
            _ = try await team.members.add("bob")
            try await team.members.remove("bob")
            try await team.delete()
        }
        #expect(
            sent == [
                "GET /teams/TM", #"POST /teams {"name":"n","division":"div"}"#,
                #"PATCH /teams/TM {"name":"z"}"#, "GET /teams/TM/members?limit=100",
                #"POST /teams/TM/members {"id":"bob"}"#, "DELETE /teams/TM/members/bob",
                "DELETE /teams/TM",
            ])
    }

    @Test func rows198To206AreADatasetsLife() async throws {
        let dataset = StubTransport.Reply.json(#"{"id": "u/ds", "name": "n", "description": null}"#)
        let bob = StubTransport.Reply.json(
            #"{"href": "\#(Fixtures.url)/datasets/u/ds/members/bob", "id": "bob"}"#)
        let none = Fixtures.list()
        let sent = try await Fixtures.lines(
            none, none, dataset, dataset, none, bob, bob, .empty(status: 204), none, .empty(status: 204)
        ) { client in
            _ = try await client.datasets.list(visibility: "public").collect()
            _ = try await client.datasets.list(owner: "bob").collect()
            var dataset = try await client.datasets.get("u/ds")
            dataset.description = "z"
            try await dataset.save()
            _ = try await dataset.members.list().collect()
            _ = try await dataset.members.get("bob")
            _ = try await dataset.members.add("bob", permissions: Permissions(read: true))
            try await dataset.members.remove("bob")
            _ = try await dataset.files().collect()
            try await dataset.delete()
        }
        #expect(
            sent == [
                "GET /datasets?limit=100&fields=_all&visibility=public",
                "GET /datasets/bob?limit=100&fields=_all", "GET /datasets/u/ds",
                #"PATCH /datasets/u/ds {"description":"z"}"#, "GET /datasets/u/ds/members?limit=100",
                "GET /datasets/u/ds/members/bob",
                #"POST /datasets/u/ds/members {"username":"bob","permissions":{"read":true}}"#,
                "DELETE /datasets/u/ds/members/bob", "GET /files?limit=100&fields=_all&dataset=u%2Fds",
                "DELETE /datasets/u/ds",
            ])
    }

    @Test func rows220To224AreAMarkersLife() async throws {
        let marker = StubTransport.Reply.json(
            #"{"id": "MK", "name": "n", "position": {"start": 1, "end": 2}}"#)
        let sent = try await Fixtures.lines(
            Fixtures.list(), marker, marker, marker, .empty(status: 204)
        ) { client in
            _ = try await client.markers.list(file: "F1", limit: 5).collect()
            var marker = try await client.markers.get("MK")
            #expect(marker.range == 1...2)
            _ = try await client.markers.create(
                name: "n", file: "F1", chromosome: "chr1", start: 1, end: 2, isPrivate: false)
            marker.name = "z"
            try await marker.save()
            try await marker.delete()
        }
        #expect(
            sent == [
                "GET /genome/markers?limit=5&fields=_all&file=F1", "GET /genome/markers/MK",
                #"POST /genome/markers {"file":"F1","name":"n","position":{"start":1,"end":2},"chromosome":"chr1","private":false}"#,
                #"PATCH /genome/markers/MK {"name":"z"}"#, "DELETE /genome/markers/MK",
            ])
    }

    @Test func aMarkerMovesByItsChangedEnd() async throws {
        let marker = #"{"id": "MK", "position": {"start": 1, "end": 2}}"#
        let sent = try await Fixtures.lines(.json(marker), .empty(status: 204)) { client in
            var marker = try await client.markers.get("MK")
            marker.position?["end"] = 9
            try await marker.save()
            #expect(marker.range == 1...9)
        }
        #expect(sent.last == #"PATCH /genome/markers/MK {"position":{"end":9}}"#)
    }
}
