// swift-tools-version: 6.2
import PackageDescription

// The house, floor by floor. A target imports only what stands below it; `scripts/test` builds with
// `--explicit-target-dependency-import-check error`, so an arrow that turns upwards does not compile.

let package = Package(
    name: "sbsh",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sbsh", targets: ["sbsh"]),
        .executable(name: "sbsh-sandbox", targets: ["sbsh-sandbox"]),
        .library(name: "SevenBridges", targets: ["SevenBridges", "SevenBridgesTransfers"]),
        .library(name: "SevenBridgesShell", targets: ["SevenBridgesShell"]),
        .library(name: "SevenBridgesShellC", type: .dynamic, targets: ["SevenBridgesShellC"]),
    ],
    dependencies: [
        // Flags, usage and `--help` of the executables; we would write a parser and its error texts instead.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // MD5 and SHA digests of parts and files; never our own cryptography.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // YAML output, and CWL apps in the sandbox; a YAML reader of our own would be larger than the language.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // The sandbox's HTTP server, chosen by measurement; nothing that users install links it but the sandbox.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        // Under Hummingbird, and there already: the type in which it wants to be told when to close idle connections.
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.80.0"),
        // What programs that embed the client log by; also the type of the logger that Hummingbird asks for, so that the
        // sandbox can silence it.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // SQLite for what must survive a kill: the sandbox's world. We would write statements, transactions and the
        // mapping of their errors over the C interface instead.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // `!command`: programs of the system started without a shell, their pipes read without blocking a thread. We
        // would write posix_spawn, pipes and the reaping of children. Without its Foundation part, which slows starting.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        // The executables
        .executableTarget(
            name: "sbsh",
            dependencies: [
                "SevenBridgesShell", "ShellLanguage", "SevenBridges", "LineEditing", "TextRendering",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "sbsh-sandbox",
            dependencies: [
                "SevenBridgesSandbox", "SevenBridgesData",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(name: "sbsh-fuzz", dependencies: ["ShellLanguage", "SevenBridgesData"]),
        .executableTarget(name: "sbsh-bench", dependencies: ["ShellLanguage", "SevenBridgesData"]),

        // The shell
        .target(
            name: "SevenBridgesShellC",
            dependencies: ["SevenBridgesShell", "ShellLanguage", "SevenBridges"],
            exclude: ["sbsh.h"]
        ),
        .target(
            name: "SevenBridgesShell",
            dependencies: [
                "ShellLanguage", "SevenBridges", "SevenBridgesTransfers", "TextRendering", "SevenBridgesData",
            ]
        ),

        // The client
        .target(
            name: "SevenBridgesTransfers",
            dependencies: ["SevenBridges", "SevenBridgesData", "CurlTransport"]
        ),
        .target(
            name: "SevenBridges",
            dependencies: [
                "CurlTransport", "SevenBridgesData", .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(name: "CurlTransport", dependencies: ["CCurl"]),

        // The language
        .target(
            name: "ShellLanguage",
            dependencies: [
                "SevenBridgesData",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),

        // The terminal
        .target(name: "LineEditing", dependencies: ["CEditLine"]),
        .target(name: "TextRendering"),

        // The ground
        .target(name: "SevenBridgesData"),

        // The sandbox: shares nothing about the protocol with the client, so that it can judge it
        .target(
            name: "SevenBridgesSandbox",
            dependencies: [
                "SevenBridgesData",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),

        // C libraries
        // Built against libcurl's headers (libcurl4-openssl-dev), which any libcurl.so.4 then serves: it is loaded late.
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),

        // Tests
        .target(name: "TranscriptTesting", path: "Tests/TranscriptTesting"),
        .executableTarget(
            name: "wire-calls",
            dependencies: ["SevenBridges", "SevenBridgesTransfers", "SevenBridgesData"],
            path: "Tests/WireCalls"
        ),
        .testTarget(
            name: "SevenBridgesDataTests",
            dependencies: ["SevenBridgesData"],
            resources: [.copy("json-suite")]
        ),
        .testTarget(name: "TextRenderingTests", dependencies: ["TextRendering"]),
        .testTarget(
            name: "CurlTransportTests", dependencies: ["CurlTransport"], resources: [.copy("certificates")]),
        .testTarget(name: "LineEditingTests", dependencies: ["LineEditing"]),
        .testTarget(
            name: "ShellLanguageTests",
            dependencies: ["ShellLanguage", "SevenBridgesData", "TranscriptTesting"],
            resources: [.copy("csv-suite"), .copy("transcripts")]
        ),
        .testTarget(
            name: "SevenBridgesTests",
            dependencies: [
                "SevenBridges", "CurlTransport", "SevenBridgesData",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "SevenBridgesTransfersTests",
            dependencies: ["SevenBridgesTransfers", "SevenBridges", "SevenBridgesData", "CurlTransport"]
        ),
        .testTarget(
            name: "SevenBridgesSandboxTests",
            dependencies: ["SevenBridgesSandbox", "SevenBridgesData"],
            resources: [.copy("cwl")]
        ),
        .testTarget(
            name: "ClientAgainstSandboxTests",
            dependencies: [
                "SevenBridges", "SevenBridgesTransfers", "CurlTransport", "SevenBridgesSandbox",
                "SevenBridgesData",
            ]
        ),
        .testTarget(
            name: "QuickstartTests",
            dependencies: [
                "SevenBridges", "SevenBridgesTransfers", "SevenBridgesSandbox", "SevenBridgesData",
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("count-reads.cwl")]
        ),
        .testTarget(
            name: "SevenBridgesShellTests",
            dependencies: [
                "SevenBridgesShell", "SevenBridges", "SevenBridgesTransfers", "ShellLanguage",
                "SevenBridgesSandbox", "SevenBridgesData", "TranscriptTesting",
            ],
            resources: [.copy("transcripts")]
        ),
    ]
)

// One set of rules for every Swift target.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
