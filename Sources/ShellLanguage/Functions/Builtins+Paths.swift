import SevenBridgesData

extension Builtins {
    /// Names of files, as Python's pathlib has them.
    static let paths = [
        Builtin("basename", "the last part of a path", ("basename(\"/a/b.bam\")", "b.bam")) {
            FileName($0).base
        },
        Builtin("dirname", "the path without its last part", ("dirname(\"/a/b.bam\")", "/a")) {
            FileName($0).folder
        },
        Builtin(
            "stem", "the last part of a path without its last extension",
            ("stem(\"x/a.fastq.gz\")", "a.fastq")
        ) {
            FileName($0).stem
        },
        Builtin("ext", "the last extension of a path, without its dot", ("ext(\"a.fastq.gz\")", "gz")) {
            FileName($0).extension
        },
    ]
}
