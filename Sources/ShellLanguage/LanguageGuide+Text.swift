// Made from ShellLanguage.docc/LanguageGuide.md: SBSH_RECORD=1 swift test --filter LanguageGuide

extension LanguageGuide {
    /// The guide as plain text, 80 columns wide where it is prose.
    public static let text = #"""
        The language in ten minutes
        ═══════════════════════════

        What you need to write one-liners and scripts for sbsh, if you know a shell and
        a little Python.

        A line after `~>` is typed at the prompt, `..` goes on with it, and what follows
        is what it prints. Every example here is run by the tests, on the projects that
        `sbsh --sandbox` brings along: try them there.

        Pipelines
        ─────────

        Stages are joined by `|`. What flows from one to the next are objects with
        properties, not text.

            ~> projects | where name ~ rna | select id name
            id                              name
            ──────────────────────────────  ─────────────────────
            rosalind/rna-seq-breast-cancer  RNA-seq breast cancer
            rosalind/rna-seq-airway         RNA-seq airway
            rosalind/scrna-seq-pbmc-10k     scRNA-seq PBMC 10k
            maurice/lncrna-atlas            lncRNA atlas

        A plural noun lists, a singular noun gets one thing, a verb acts on what flows
        in. Projects that flow into `files` give their files:

            ~> projects | where name ~ airway | files | where size > 1.9GB | get name
            SRR1039508_2.fastq.gz
            SRR1039512_1.fastq.gz
            SRR1039512_2.fastq.gz
            SRR1039513_1.fastq.gz
            SRR1039516_2.fastq.gz
            SRR1039517_1.fastq.gz
            SRR1039520_1.fastq.gz
            SRR1039520_2.fastq.gz
            SRR1039521_2.fastq.gz

            ~> project me/exome-pilot | get name
            Exome pilot

        Values flow too. A range, a list or a variable may be the head of a pipeline.

            ~> 1..4 | each { $it * $it } | sum
            30

        Results come as soon as they are there, and no more is fetched than is asked
        for: `files project=me/rna | first 5` reads one page. What a pipeline at the end
        of a statement yields is shown: a table for several objects, a card for one,
        plain text for the rest.

        A statement ends with its line or at `;`. It goes on after `|`, a comma or an
        operator, inside brackets, and where the next line starts with `|`. A `#` after
        a space begins a comment.

            ~> files project=me/rna-seq-airway   # one stage a line
            ..   | where name ~ fastq
            ..   | sort size desc
            ..   | first 2
            ..   | select name size
            name                     size
            ─────────────────────  ──────
            SRR1039512_1.fastq.gz  2.9 GB
            SRR1039520_1.fastq.gz  2.7 GB

        Words
        ─────

        A bare word is text, up to white space or one of `| ; ( ) [ ] { } " '`. Two
        places differ:

        - At the start of a statement, and after `=` in an assignment, it names a
          command. Text there is quoted.
        - In `where` it names a property of the row, except on the right of a
          comparison, where it is text again.

        Numbers, sizes (`10MB`, `1GiB`), durations (`90s`, `7d`), dates (`2024-05-01`),
        `true`, `false` and `null` are what they look like. When they are not quoted
        they adapt to what stands beside them, as text beside text and as numbers beside
        numbers, so that metadata, which the platform keeps as text, compares as you
        mean it:

            ~> $rows = [{id: S1, age: "41"}, {id: "001", age: "7"}, {id: S3, age: unknown}]

            ~> $rows | where age > 30
            id  age
            ──  ───
            S1  41

            ~> $rows | where id = 001 | get age
            7

        What is quoted is always text, and what a variable holds is what it is. Text
        that doesn't read as a number is no match for `age > 30`; but values of
        different kinds never compare silently:

            ~> $limit = 30; $rows | where age > $limit
            error: a string can't be compared with an int
              <prompt>:1:28
              1 | $limit = 30; $rows | where age > $limit
                |                            ^^^^^^^^^^^^ convert one: int(...) or string(...)

        A number with leading zeros (`001`) is text, since sample ids look like that. A
        number that doesn't fit 64 bits is an error, not something else.

        Single quotes are raw (`'it''s'`); double quotes insert values and know `\n \t
        \r \0 \\ \" \$ \u{1F600}`; three double quotes hold many lines, without the
        indentation of the closing ones. A `$` that no name follows is a dollar sign.

            ~> $s = {name: reads, n: [1, 2]}

            ~> print "$s.n is not ${s.n}; $(1 + 1) files of ${s.name}" 'costs $5'
            {"name":"reads","n":[1,2]}.n is not [1,2]; 2 files of reads costs $5

        `"$s.n"` in a string is `$s` and then `.n`; outside of strings `$s.n` is the
        property. Null inserts nothing, lists and maps insert JSON.

        Values
        ──────

            ~> [S1, S2, "a b", 3]
            S1
            S2
            a b
            3

            ~> {sample_id: S1, "paired end": 1}
            sample_id   S1
            paired end  1

            ~> 2024-05-03 - 2024-05-01; 1..3; 10MiB; today() > 2024-05-01
            2d
            1..3
            10485760
            true

            ~> $m = {a: [10, 20, 30]}; print $m.a[0] $m.a[-1] $m.a[1..2]
            10 30 [20,30]

            ~> $m.none ?? "a default"
            a default

        A missing key is null, an index outside of a list is an error, a slice is cut to
        fit. `$x?.name` is null where `$x` is null. Values are copied, never shared.
        Only `true` and `false` are conditions, and null counts as false.

        Whole numbers have 64 bits, and what doesn't fit is an error; so is a division
        by zero. `/` always gives a float; `//` and `%` round down, as in Python.
        Operators have spaces around them, since `a+b` is a word. From loose to tight:
        `or`, `and`, `not`, comparisons, `??`, `..`, `+ -`, `* / // %`, unary `-`, then
        `.name`, `[index]` and calls. `and`, `or` and `??` leave their right side alone
        where the left decides.

            ~> 7 / 2; 7 // 2; -7 % 3; "a" + "b"; 5m * 2; 1h / 30m
            3.5
            3
            2
            ab
            10m
            2.0

            ~> 9223372036854775807 + 1
            error: the result does not fit 64 bits
              <prompt>:1:1
              1 | 9223372036854775807 + 1
                | ^^^^^^^^^^^^^^^^^^^^^^^

        Filters
        ───────

        `where` takes an expression over one row. Names on the left, text on the right:

        - `=` and `==`, `!=`: equal or not. `< <= > >=`: order of numbers, sizes, dates,
          durations, strings.
        - `~` and `!~`: contains the text, ignoring case; with `/regex/`, matches it
          (`/regex/i` ignores case).
        - `like`: a glob over the whole value, minding case.
        - `in` and `not in`: is one of a list, a range, or what `$(...)` gives.
        - `has`: a list or a map contains.
        - `and`, `or`, `not`, parentheses, and all of arithmetic.

            ~> files project=me/rna-seq-airway
            ..   | where name like *_1.fastq.gz and size / 1GB > 1.9
            ..   | select name gb=(round(size / 1GB, 1))
            name                    gb
            ─────────────────────  ───
            SRR1039512_1.fastq.gz  2.9
            SRR1039513_1.fastq.gz  2.0
            SRR1039517_1.fastq.gz  2.3
            SRR1039520_1.fastq.gz  2.7

            ~> files project=me/rna-seq-airway
            ..   | where metadata has sample_id and name ~ /_[12]\.fastq/
            ..   | count
            16

        For a property on the right write `$it.name`, or put it in parentheses: `where
        size > $it.expected` or `where size > (expected * 2)`. With null, comparisons
        but `=` and `!=` are false, and their negations true. In parentheses `select`,
        `sort` and `group` take the same expressions. A property that no row has earns a
        note, since a misspelled one would quietly match nothing:

            ~> files project=me/rna-seq-airway | where metadata.sampel_id = S1
            note: no row has 'metadata.sampel_id'
              <prompt>:1:41
              1 | files project=me/rna-seq-airway | where metadata.sampel_id = S1
                |                                         ^^^^^^^^^^^^^^^^^^ did you mean 'metadata.sample_id'?

        One or many
        ───────────

        It is known before a program runs whether a pipeline gives one value or many,
        whatever there happens to be: `file`, `count`, `sum`, and `first` or `last`
        without a number give one, a list, `where`, `sort` or `first 5` many. A variable
        holds the one as itself and the many as a list, also when it has one element or
        none.

            ~> $one = [3, 1, 2] | sort | first; $many = [3, 1, 2] | where $it > 2

            ~> $none = [] | where $it > 2; print $one $many $none
            1 [3] []

        One value that is a list flows on as its elements, so that `$many | count`
        counts them. Lists among the elements stay lists until `flatten`.

        Variables, conditions, loops
        ────────────────────────────

            ~> $n = 3; $n += 1; $m = {}; $m.count = $n; $m."two words" = [1]; $m.count
            4

            ~> if $n > 3 { print "more" } else if $n = 3 { print "three" } else { print "less" }
            more

            ~> $size = if $n > 3 { "big" } else { "small" }; $size
            big

            ~> for $p in $(projects | where name ~ rna) {
            ..   print "${p.name}: $(files project=$p | count)"
            .. }
            RNA-seq breast cancer: 124
            RNA-seq airway: 19
            scRNA-seq PBMC 10k: 6
            lncRNA atlas: 13

            ~> for $i in 1..9 { if $i = 2 { continue }; if $i > 3 { break }; print $i }
            1
            3

            ~> $k = 8; while $k > 1 { $k = $k // 2; print $k }
            4
            2
            1

        A variable belongs to the block that first assigns it; inner blocks and closures
        change it where it is. `$( ... )` is the value of a pipeline anywhere: in
        arguments, strings and expressions. What the pipelines of a block yield is the
        block's output; `| ignore` drops it.

        Misspelled variables, commands, parameters and properties are found before
        anything runs:

            ~> print "starting"; files projct=me/rna | where size > 1GB | first $nn
            error: unknown parameter 'projct' for 'files'
              <prompt>:1:25
              1 | print "starting"; files projct=me/rna | where size > 1GB | first $nn
                |                         ^^^^^^ did you mean 'project'?
            error: there is no variable '$nn'
              <prompt>:1:66
              1 | print "starting"; files projct=me/rna | where size > 1GB | first $nn
                |                                                                  ^^^ did you mean '$n'?

        When something fails
        ────────────────────

            ~> try { project me/nowhere } catch e { print "${e.status} ${e.message}" }
            404 Requested project or member does not exist.

            ~> $count = try { files project=me/nowhere | count } catch e { 0 }; $count
            0

            ~> throw "no files for S1"
            error: no files for S1
              <prompt>:1:1
              1 | throw "no files for S1"
                | ^^^^^^^^^^^^^^^^^^^^^^^

        A caught error has `message`, `kind`, `status`, `code`, `request_id` and `span`;
        `throw` takes text or a map. What was yielded before the error stays yielded.

        Definitions
        ───────────

            ~> # The largest files of a project.
            .. def largest [project: project, top: int = 3, min: size = 0] {
            ..   files project=$project | where size >= $min | sort size desc | first $top
            .. }
            .. largest me/rna-seq-airway top=2 | get name
            SRR1039512_1.fastq.gz
            SRR1039520_1.fastq.gz

            ~> def fib [n: int] {
            ..   if $n < 2 { return $n }
            ..   return fib($n - 1) + fib($n - 2)
            .. }
            .. fib(20)
            6765

        The comment above a definition is its help. A parameter binds by position or by
        name, and its type decides what words become: `any string int float bool size
        duration date list map closure path` or a resource such as `project` and `file`.
        A definition may be used above its place. With `return VALUE` it gives one
        value, whatever else its pipelines yield, and may be called as a function;
        otherwise it yields what its pipelines yield. `$in` is what flows into it.

        A block that is an argument is a closure: its parameter is `$it`, or those named
        between bars. Anywhere else the bars must be there, since `{` begins a map.

            ~> $add = { |a, b| $a + $b }; $add(1, 2)
            3

            ~> 1..4 | reduce { |a, b| $a * $b }
            24

        Functions
        ─────────

        Functions are called with parentheses and change nothing. They are Python's
        where it has them.

        - Text: `len upper lower trim split join replace match format hash`
        - Names of files: `basename dirname stem ext`
        - Numbers: `round floor ceil abs min max sum`
        - Collections: `keys values`
        - Kinds: `type int float string date parse_json to_json`
        - Time and surroundings: `now today env`

            ~> format(3.14159, ".2f"); round(2.5); stem("a.fastq.gz"); ext("a.fastq.gz")
            3.14
            2
            a.fastq
            gz

            ~> match("S12_R1", /S(\d+)_R(\d)/)
            12
            1

        `match` gives the captured groups in a list, the whole match where there are no
        groups, and null where nothing matches. `round` goes to the even neighbour.
        `min`, `max`, `mean` and `median` of nothing are null, and so is `first`; `sum`
        of nothing is 0.

        Shaping and summing up
        ──────────────────────

        - `where reject select rename get each flatten collect`
        - `sort first last skip reverse distinct enumerate`
        - `append join zip`
        - `count sum mean min max median group reduce`

            ~> tasks project=me/rna-seq-breast-cancer | group status total=(sum price.amount)
            status     total
            ─────────  ─────
            COMPLETED  28.76

            ~> $sizes = [{id: 1, size: 10}]

            ~> [{id: 1, n: a}, {id: 2, n: b}] | join $sizes on=id kind=left
            id  n  size
            ──  ─  ────
             1  a    10
             2  b

            ~> [3, null, 1] | sort desc; [1, 2, 3] | zip [a, b]
            3
            1

            [1,"a"]
            [2,"b"]

            ~> [a, b] | enumerate
            index  item
            ─────  ────
                0  a
                1  b

        Nulls are last, whichever way `sort` goes. `each jobs=8 { ... }` runs several at
        a time, in order unless `--unordered`; such a block can't change the variables
        around it. A trailing `&` leaves a pipeline running in the background, as a job
        for `jobs`, `wait`, `pause`, `resume` and `stop`.

        Files and formats
        ─────────────────

        `to` and `from` turn values into text and back: `json jsonl csv tsv yaml`.
        `read` and `write` do it for files, by their extension or by `as=csv`; `lines`
        takes text apart; `local` lists files of this machine. CSV fields are text
        unless `--infer`.

            ~> [{sample: S1, size: 5}, {sample: "S,2", size: null}] | to csv
            sample,size
            S1,5
            "S,2",

            ~> "a,b\n1,x\n" | from csv | get b
            x

        Scripts
        ───────

            #!/usr/bin/env sbsh
            # The largest files of a project.
            param project: project          # where to look
            param top: int = 10             # how many to show
            files project=$project | sort size desc | first $top

        `sbsh largest.sbsh project=me/rna top=5` runs it, `--help` after its name shows
        what it takes, `sbsh check` tells its mistakes without running it, `sbsh fmt`
        formats it. What no `param` claims is in `$args`. `source "lib.sbsh"` runs
        another file as if it stood here; `use lib.sbsh` takes over its definitions and
        runs nothing else; both paths start at the file that says so.
        """#
}
