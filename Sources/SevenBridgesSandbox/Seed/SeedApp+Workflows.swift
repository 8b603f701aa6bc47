// Workflows, which run the tools.
extension SeedApp {
    static let expression = SeedApp(
        "rna-seq-expression",
        """
        class: Workflow
        cwlVersion: v1.2
        label: RNA-seq expression with STAR
        doc: |-
          From reads to counts: checks the quality of the reads, aligns them with **STAR** and counts those on each gene.

          To run many samples at once, batch by the metadata field *Sample ID* on **Reads**.
        inputs:
          - id: reads
            type: File[]
            label: Reads
            sbg:fileTypes: FASTQ, FASTQ.GZ
          - id: index
            type: File
            label: STAR index
            sbg:fileTypes: TAR.GZ
          - id: annotation
            type: File
            label: Gene annotation
            sbg:fileTypes: GTF, GTF.GZ
          - id: strandedness
            type:
              - 'null'
              - type: enum
                name: strandedness
                symbols: [unstranded, forward, reverse]
        outputs:
          - id: alignments
            type: File
            outputSource: align/out_aligned_reads
            secondaryFiles: [.bai]
            sbg:fileTypes: BAM
          - id: counts
            type: File
            outputSource: count/counts
            sbg:fileTypes: CSV
          - id: quality_reports
            type: File[]?
            outputSource: quality/report_html
            sbg:fileTypes: HTML
        steps:
          - id: quality
            label: FastQC
            run: fastqc
            scatter: input_fastq
            in: [{id: input_fastq, source: reads}]
            out: [{id: report_html}]
          - id: align
            label: STAR Align
            run: star-align
            in: [{id: in_reads, source: reads}, {id: in_index, source: index}]
            out: [{id: out_aligned_reads}]
          - id: count
            label: featureCounts
            run: featurecounts
            in: [{id: alignments, source: [align/out_aligned_reads]}, {id: annotation, source: annotation}]
            out: [{id: counts}]
        requirements:
          - class: ScatterFeatureRequirement
        sbg:toolkit: STAR
        sbg:categories: [Transcriptomics]
        sbg:batchInput: '#reads'
        sbg:batchBy: {type: criteria, criteria: [metadata.sample_id]}
        """, parts: tools)

    static let variants = SeedApp(
        "wgs-variant-calling",
        """
        class: Workflow
        cwlVersion: v1.1
        label: Whole genome variant calling
        doc: Aligns the reads of a sample with BWA MEM and calls its variants with GATK HaplotypeCaller.
        inputs:
          - id: reads
            type: File[]
            sbg:fileTypes: FASTQ, FASTQ.GZ
          - id: reference_index
            type: File
            sbg:fileTypes: TAR.GZ
          - id: reference
            type: File
            secondaryFiles: [.fai]
            sbg:fileTypes: FASTA
          - id: known_sites
            type: File[]?
            sbg:fileTypes: VCF.GZ
        outputs:
          - id: alignments
            type: File
            outputSource: sort/sorted_alignments
            secondaryFiles: [.bai]
            sbg:fileTypes: BAM
          - id: variants
            type: File
            outputSource: call/out_variants
            secondaryFiles: [.tbi]
            sbg:fileTypes: VCF.GZ
        steps:
          - id: align
            run: bwa-mem
            in: [{id: reads, source: reads}, {id: reference_index, source: reference_index}]
            out: [aligned_reads]
          - id: sort
            run: samtools-sort
            in: [{id: in_alignments, source: align/aligned_reads}]
            out: [sorted_alignments]
          - id: call
            run: gatk-haplotypecaller
            in:
              - {id: in_alignments, source: sort/sorted_alignments}
              - {id: in_reference, source: reference}
              - {id: known_sites, source: known_sites}
            out: [out_variants]
        sbg:toolkit: GATK
        sbg:categories: [Variant Calling, WGS]
        """, parts: tools)
}
