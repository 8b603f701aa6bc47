import SevenBridges
import Testing

/// What ids look like, and what a word is taken for.
@Suite struct IdentifierTests {
    @Test func appsHaveARevisionOrNone() {
        #expect(AppID("u/p/app") == AppID(app: "u/p/app"))
        #expect(AppID("u/p/app/0") == AppID(app: "u/p/app", revision: 0))
        #expect(AppID("u/p/app/3")?.description == "u/p/app/3")
        for other in ["u/p", "u/p/app/x", "u/p/app/1/2", "u//app", "", "u/p/app/99999999999999999999"] {
            #expect(AppID(other) == nil, "\(other)")
        }
    }

    @Test func uuidsAndNumbersAreToldFromNames() {
        #expect(IdentifierForm.uuid.matches("bd5e95d9-12b3-489c-85b6-34d8696571a9"))
        #expect(!IdentifierForm.uuid.matches("bd5e95d9-12b3-489c-85b6-34d8696571a"))
        #expect(!IdentifierForm.uuid.matches("bd5e95d9-12b3-489c-85b6-34d8696571ag"))
        #expect(IdentifierForm.digits.matches("71721895312347584") && !IdentifierForm.digits.matches("7a"))
        #expect(IdentifierForm.opaque.matches("PK") && !IdentifierForm.opaque.matches("a b"))
    }
}
