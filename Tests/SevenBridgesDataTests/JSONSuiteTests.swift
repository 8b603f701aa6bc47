import Foundation
import SevenBridgesData
import Testing

/// The public JSON parsing test-suite: `y_` must be accepted, `n_` refused, `i_` is ours to decide.
@Suite struct JSONSuiteTests {
    /// The `i_` files that we accept. The rest are refused: their numbers fit neither 64 bits nor a finite float, or
    /// their strings are not valid Unicode, and to read them would lose something silently.
    static let accepted: Set = [
        "i_number_double_huge_neg_exp.json",  // 123.456e-789: underflows to zero
        "i_number_real_underflow.json",  // 123e-10000000: underflows to zero
        "i_structure_500_nested_arrays.json",  // within the limit of 512
        "i_structure_UTF-8_BOM_empty_object.json",  // a byte order mark is passed over
    ]

    @Test(arguments: files(startingWith: "y_")) func acceptsAndWritesBackAnEqualValue(file: String) throws {
        let value = try JSON.parse(try content(of: file))
        #expect(try JSON.parse(JSON.text(value)) == value)
        #expect(try JSON.parse(JSON.text(value, pretty: true)) == value)
    }

    @Test(arguments: files(startingWith: "n_")) func refusesWithLineAndColumn(file: String) throws {
        let bytes = try content(of: file)
        let error = #expect(throws: JSONError.self) { try JSON.parse(bytes) }
        #expect((error?.line ?? 0) >= 1)
        #expect((error?.column ?? 0) >= 1)
        #expect(error?.message.isEmpty == false)
    }

    @Test(arguments: files(startingWith: "i_")) func decidesAsListed(file: String) throws {
        let bytes = try content(of: file)
        if Self.accepted.contains(file) {
            _ = try JSON.parse(bytes)
        } else {
            #expect(throws: JSONError.self) { try JSON.parse(bytes) }
        }
    }

    @Test func theSuiteIsThere() {
        #expect(files(startingWith: "y_").count == 95)
        #expect(files(startingWith: "n_").count == 188)
        #expect(files(startingWith: "i_").count == 35)
    }
}

private let folder = Bundle.module.url(forResource: "json-suite", withExtension: nil)

private func files(startingWith prefix: String) -> [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix(prefix) }.sorted()
}

private func content(of file: String) throws -> [UInt8] {
    let folder = try #require(folder)
    return Array(try Data(contentsOf: folder.appendingPathComponent(file)))
}
