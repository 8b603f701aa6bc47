// Tools that align reads and sort what comes of it.
extension SeedApp {
    static let bwaMem = SeedApp(
        "bwa-mem",
        """
        class: CommandLineTool
        cwlVersion: v1.2
        label: BWA MEM
        doc: |-
          **BWA MEM** aligns sequencing reads against a large reference genome.

          Reads of one sample come in one or two FASTQ files; the index is an archive made by *BWA Index*. The alignments
          are written as BAM and sorted by coordinate unless `sort_order` says otherwise.
        inputs:
          - id: reads
            type: File[]
            label: FASTQ files
            doc: One file for single-end, two for paired-end reads.
            sbg:fileTypes: FASTQ, FASTQ.GZ, FQ, FQ.GZ
          - id: reference_index
            type: File
            label: Index archive
            sbg:fileTypes: TAR, TAR.GZ
          - id: threads
            type: int?
            label: Threads
            inputBinding: {prefix: -t, position: 1}
            sbg:toolDefaultValue: '8'
          - id: minimum_score
            type: int?
            label: Minimum alignment score to output
            inputBinding: {prefix: -T, position: 2}
          - id: mark_shorter
            type: boolean?
            label: Mark shorter split hits as secondary
            inputBinding: {prefix: -M, position: 3}
          - id: sort_order
            type:
              - 'null'
              - type: enum
                name: sort_order
                symbols: [coordinate, name, none]
            default: coordinate
          - id: output_name
            type: string?
            label: Name of the output without extension
        outputs:
          - id: aligned_reads
            type: File
            label: Alignments
            sbg:fileTypes: BAM
            secondaryFiles: [.bai]
            outputBinding:
              glob: '*.bam'
        baseCommand: [bwa, mem]
        requirements:
          - class: ShellCommandRequirement
          - class: ResourceRequirement
            coresMin: 8
            ramMin: 16000
          - class: DockerRequirement
            dockerPull: images.sbgenomics.com/strand/bwa:0.7.17
        hints:
          - class: sbg:AWSInstanceType
            value: c4.2xlarge;ebs-gp2;1024
        sbg:toolkit: BWA
        sbg:toolkitVersion: 0.7.17
        sbg:categories: [Alignment, FASTQ-Processing]
        sbg:license: GNU General Public License v3.0
        """)

    static let samtoolsSort = SeedApp(
        "samtools-sort",
        """
        class: CommandLineTool
        cwlVersion: v1.0
        label: Samtools Sort
        doc: Sorts alignments by coordinate or by read name.
        inputs:
          in_alignments:
            type: File
            label: Alignments
            inputBinding: {position: 10}
            sbg:fileTypes: BAM, SAM, CRAM
          by_name:
            type: boolean?
            inputBinding: {prefix: -n}
          compression_level:
            type: int?
            inputBinding: {prefix: -l}
          memory_per_thread:
            type: string?
            inputBinding: {prefix: -m}
        outputs:
          sorted_alignments:
            type: File
            sbg:fileTypes: BAM
            secondaryFiles: [.bai]
            outputBinding: {glob: '*.sorted.bam'}
        baseCommand: [samtools, sort]
        requirements:
          DockerRequirement:
            dockerPull: images.sbgenomics.com/strand/samtools:1.9
        sbg:toolkit: SAMtools
        sbg:toolkitVersion: '1.9'
        sbg:categories: [SAM/BAM-Processing, Utilities]
        """)

    static let star = SeedApp(
        "star-align",
        """
        class: CommandLineTool
        cwlVersion: v1.0
        label: STAR Align
        doc: |-
          **STAR** aligns RNA-seq reads against a genome, across the splice junctions of its genes.

          The index is an archive made by *STAR Genome Generate*, or one of the public ones.
        inputs:
          - id: in_reads
            type: File[]
            label: Reads
            sbg:fileTypes: FASTQ, FASTQ.GZ
          - id: in_index
            type: File
            label: Genome index
            sbg:fileTypes: TAR, TAR.GZ
          - id: in_annotation
            type: File?
            label: Gene annotation
            sbg:fileTypes: GTF, GTF.GZ
          - id: two_pass_mode
            type:
              - 'null'
              - type: enum
                name: two_pass_mode
                symbols: [None, Basic]
          - id: max_mismatches
            type: float?
            inputBinding: {prefix: --outFilterMismatchNoverLmax, position: 2}
          - id: cpu_per_job
            type: int?
        outputs:
          - id: out_aligned_reads
            type: File?
            label: Aligned reads
            sbg:fileTypes: BAM
            secondaryFiles: [.bai]
            outputBinding: {glob: '*.Aligned.sortedByCoord.out.bam'}
          - id: out_reads_per_gene
            type: File?
            sbg:fileTypes: TAB
            outputBinding: {glob: '*.ReadsPerGene.out.tab'}
          - id: out_splice_junctions
            type: File?
            sbg:fileTypes: TAB
            outputBinding: {glob: '*.SJ.out.tab'}
          - id: out_log_files
            type: File[]?
            sbg:fileTypes: OUT
            outputBinding: {glob: '*Log*.out'}
        baseCommand: [STAR]
        requirements:
          - class: ResourceRequirement
            coresMin: 8
            ramMin: 46080
          - class: DockerRequirement
            dockerPull: images.sbgenomics.com/strand/star:2.7.10a
        hints:
          - class: sbg:AWSInstanceType
            value: r4.2xlarge;ebs-gp2;1024
        sbg:toolkit: STAR
        sbg:toolkitVersion: 2.7.10a
        sbg:categories: [Transcriptomics, Alignment]
        sbg:license: GNU General Public License v3.0
        """)
}
