import Testing

@testable import SevenBridgesSandbox

@Suite struct RecordMaskTests {
    private let mask: RecordMask = {
        var configuration = SandboxConfiguration(token: "TOK-1")
        configuration.users["TOK-2"] = "dorothy"
        return RecordMask(configuration)
    }()

    @Test func callsOfTheAPIKeepTheirQuery() {
        #expect(mask.path("/v2/files", query: "project=a/b&limit=5") == "/v2/files?project=a/b&limit=5")
        #expect(mask.path("/v2/user", query: nil) == "/v2/user")
    }

    @Test(arguments: [
        ("/storage/ID", "a=1&Signature=SIG", "/storage/ID"),
        ("//storage/ID", "Signature=SIG", "//storage/ID"),
        ("/%73torage/ID", "Signature=SIG", "/%73torage/ID"), ("/Storage/ID", "Signature=SIG", "/Storage/ID"),
        ("/v2/../storage/ID", "Signature=SIG", "/v2/../storage/ID"),
        ("/v2/%2e%2E/storage/ID", "Signature=SIG", "/v2/%2e%2E/storage/ID"),
        ("/storage/ID%3FSignature=SIG", nil, "/storage/ID"),
        ("/storage/ID%3fSignature=SIG", nil, "/storage/ID"),
        ("/storage/ID#Signature=SIG", nil, "/storage/ID"), ("/storage/ID;Signature=SIG", nil, "/storage/ID"),
        ("/storage/ID%253FSignature=SIG", nil, "/storage/ID"), ("/v2/x?Signature=SIG", nil, "/v2/x"),
    ])
    func otherPathsHaveNone(_ path: String, _ query: String?, _ shown: String) {
        #expect(mask.path(path, query: query) == shown)
    }

    @Test(arguments: [
        ("Signature=SIG&a=1", "Signature=***&a=1"), ("%53ignature=SIG", "%53ignature=***"),
        ("a=1;signature=SIG", "a=1&signature=***"), ("AWSAccessKeyId=SIG", "AWSAccessKeyId=***"),
        ("url=http://h/?a%26Signature%3DSIG", "url=***"), ("Signature%3DSIG", "***"),
        ("a=1#Signature=SIG", "a=1"),
        ("token=SIG", "token=***"), ("auth_token=SIG", "auth_token=***"),
    ])
    func secretParametersAreMasked(_ query: String, _ shown: String) {
        #expect(mask.path("/v2/x", query: query) == "/v2/x?" + shown)
    }

    @Test func tokensAreMaskedWhereverTheyAre() {
        #expect(mask.path("/v2/TOK-1/x", query: "a=bTOK-2c&TOK-1") == "/v2/***/x?a=b***c&***")
        #expect(mask.path("/TOK%2D1/x", query: nil) == "/***/x")
        #expect(mask.text("rosalind/TOK-2") == "rosalind/***")
    }
}
