// Tools that count, call and measure.
extension SeedApp {
    static let featureCounts = SeedApp(
        "featurecounts",
        """
        class: CommandLineTool
        cwlVersion: v1.2
        label: featureCounts
        doc: Counts the reads that fall on genes.
        inputs:
          - id: alignments
            type: File[]
            label: Alignments
            sbg:fileTypes: BAM, SAM
          - id: annotation
            type: File
            inputBinding: {prefix: -a}
            sbg:fileTypes: GTF, GTF.GZ
          - id: strandedness
            type:
              type: enum
              name: strandedness
              symbols: [unstranded, forward, reverse]
            default: unstranded
        outputs:
          - id: counts
            type: File
            sbg:fileTypes: CSV
            outputBinding: {glob: '*.counts.csv'}
          - id: summary
            type: File
            sbg:fileTypes: TXT
            outputBinding: {glob: '*.summary.txt'}
        baseCommand: [featureCounts]
        requirements:
          - class: DockerRequirement
            dockerPull: images.sbgenomics.com/strand/subread:2.0.3
        sbg:toolkit: Subread
        sbg:categories: [Transcriptomics, Quantification]
        """)

    static let haplotypeCaller = SeedApp(
        "gatk-haplotypecaller",
        """
        class: CommandLineTool
        cwlVersion: v1.1
        label: GATK HaplotypeCaller
        doc: Calls SNPs and indels by local assembly of haplotypes.
        inputs:
          - id: in_alignments
            type: File
            secondaryFiles: [{pattern: .bai, required: true}]
            sbg:fileTypes: BAM, CRAM
          - id: in_reference
            type: File
            secondaryFiles: [.fai]
            sbg:fileTypes: FASTA, FA
          - id: known_sites
            type: File[]?
            sbg:fileTypes: VCF, VCF.GZ
          - id: intervals
            type: File?
            sbg:fileTypes: BED
          - id: emit_gvcf
            type: boolean?
            default: false
        outputs:
          - id: out_variants
            type: File
            secondaryFiles: [.tbi]
            sbg:fileTypes: VCF.GZ
            outputBinding: {glob: '*.vcf.gz'}
        baseCommand: [gatk, HaplotypeCaller]
        requirements:
          - class: ResourceRequirement
            coresMin: 4
            ramMin: 8000
          - class: DockerRequirement
            dockerPull: images.sbgenomics.com/strand/gatk:4.2.0.0
        sbg:toolkit: GATK
        sbg:toolkitVersion: 4.2.0.0
        sbg:categories: [Variant Calling, CWL1.0]
        """)

    static let fastqc = SeedApp(
        "fastqc",
        """
        class: CommandLineTool
        cwlVersion: sbg:draft-2
        label: FastQC
        description: FastQC reads a set of sequence files and produces a quality control report from each.
        inputs:
          - id: '#input_fastq'
            type: ['null', {type: array, items: File}]
            label: Input file
            sbg:fileTypes: FASTQ, FASTQ.GZ, BAM, SAM
            required: false
          - id: '#kmers'
            type: ['null', int]
            sbg:toolDefaultValue: '7'
          - id: '#nogroup'
            type: ['null', boolean]
          - id: '#threads'
            type: ['null', int]
        outputs:
          - id: '#report_zip'
            type: ['null', {type: array, items: File}]
            sbg:fileTypes: ZIP
            outputBinding: {glob: '*_fastqc.zip', sbg:inheritMetadataFrom: '#input_fastq'}
          - id: '#report_html'
            type: ['null', {type: array, items: File}]
            sbg:fileTypes: HTML
            outputBinding: {glob: '*_fastqc.html', sbg:inheritMetadataFrom: '#input_fastq'}
        baseCommand: [fastqc, --noextract, --outdir, .]
        hints:
          - class: DockerRequirement
            dockerPull: images.sbgenomics.com/strand/fastqc:0.11.4
          - class: sbg:CPURequirement
            value: 1
          - class: sbg:MemRequirement
            value: 1024
        sbg:toolkit: FastQC
        sbg:toolkitVersion: 0.11.4
        sbg:categories: [FASTQ-Processing, Quality-Control]
        """)

    static let salmon = SeedApp(
        "salmon-quant",
        """
        class: CommandLineTool
        cwlVersion: v1.2
        label: Salmon Quant
        doc: Estimates the abundance of transcripts from reads without aligning them to the genome.
        inputs:
          reads:
            type: File[]
            sbg:fileTypes: FASTQ, FASTQ.GZ
          index:
            type: File
            sbg:fileTypes: TAR.GZ
          library_type:
            type: string?
            default: A
          bootstraps: int?
          output_folder: Directory?
        outputs:
          quantification:
            type: File
            sbg:fileTypes: TSV
            outputBinding: {glob: '*.quant.tsv'}
        baseCommand: [salmon, quant]
        requirements:
          DockerRequirement:
            dockerPull: images.sbgenomics.com/strand/salmon:1.9.0
        sbg:toolkit: Salmon
        sbg:categories: [Transcriptomics, Quantification]
        """)

    /// What `false` does: every task of it fails.
    static let alwaysFails = SeedApp(
        "always-fails",
        """
        class: CommandLineTool
        cwlVersion: v1.2
        label: Always fails
        doc: Exits with code 1, as the command `false` does. For trying out what happens then.
        inputs:
          - id: anything
            type: [File, string, 'null']
        outputs:
          - id: nothing
            type: File?
            outputBinding: {glob: '*.never'}
        baseCommand: ['false']
        requirements:
          - class: DockerRequirement
            dockerPull: alpine:3.18
        """)
}
