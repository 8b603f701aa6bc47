var length = 0
range 1 1000001 | each {|i|
  var text = "sample "$i" of project rna-"$i".fastq"
  set length = (+ $length (count $text))
}
echo $length
