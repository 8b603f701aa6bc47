import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// The executable: flags, what to run, signals, exit status. Everything that can be tested without a process is in the
// targets below; this one owns the process: its streams, its signals, its sandbox, its terminal.

@main
struct Main {
    @MainActor static func main() async {
        // A reader that has gone (`sbsh ... | head`) is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        let output = StandardOutput()
        let status = await run(output)
        output.flush()
        exit(status.rawValue)
    }

    @MainActor private static func run(_ output: StandardOutput) async -> ExitStatus {
        let options: Options
        do { options = try Options.parse() } catch {
            let isWanted = Options.exitCode(for: error) == .success
            output.writeText(Options.fullMessage(for: error) + "\n", toError: !isWanted)
            return isWanted ? .done : .badUsage
        }
        do {
            return try await Application(options, output).run()
        } catch {
            return ExitStatus(reporting: error, to: output)
        }
    }
}
