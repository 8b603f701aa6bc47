import Foundation
import ShellLanguage
import Testing
import TranscriptTesting

/// What holds of formatting whatever the program: every program of the transcripts is tried.
@Suite struct FormatterTests {
    @Test(arguments: TranscriptFiles.all(in: .module)) func keepsMeaningAndComments(file: URL) throws {
        for text in try Transcript(String(contentsOf: file, encoding: .utf8)).programs {
            let (program, problems) = Parser.parse(Source(name: "<transcript>", text: text))
            guard problems.isEmpty else { continue }
            let formatted = Formatter.format(program)
            let (again, newProblems) = Parser.parse(Source(name: "<formatted>", text: formatted))
            #expect(newProblems.map(\.description) == [], "of\n\(formatted)")
            #expect(SyntaxDump.text(of: again) == SyntaxDump.text(of: program))
            #expect(again.comments.map(\.text) == program.comments.map(\.text))
            #expect(Formatter.format(again) == formatted)
        }
    }

    @Test func anEmptyProgramStaysEmpty() throws {
        #expect(try Formatter.format(Source(name: "<empty>", text: "\n\n  \n")) == "")
    }

    @Test func aCommandsNameIsNoDifferenceInFrontOfABracket() {
        let (program, _) = Parser.parse(Source(name: "<glued>", text: "r-(5mm)"))
        #expect(SyntaxDump.text(of: program).contains("command r-"))
    }

    @Test func lineEndsOfOtherSystemsBecomeNewlines() throws {
        #expect(
            try Formatter.format(Source(name: "<crlf>", text: "print 1 # a\r\n\r\nprint 2\r\n"))
                == "print 1  # a\n\nprint 2\n")
    }

    @Test func aProgramThatCanNotBeReadThrowsEveryProblem() {
        #expect {
            try Formatter.format(Source(name: "<bad>", text: "$x = ]; $y = ]"))
        } throws: { error in
            (error as? SyntaxProblems)?.diagnostics.count == 2
        }
    }

    @Test func treesThatDifferOnlyInLayoutAreTheSame() {
        #expect(tree("$x=(1+2)").isSame(as: tree("$x = ( 1 + 2 ) # three")))
        #expect(!tree("$x = 1").isSame(as: tree("$x = '1'")))
    }

    private func tree(_ text: String) -> Program {
        Parser.parse(Source(name: "<test>", text: text)).program
    }
}
