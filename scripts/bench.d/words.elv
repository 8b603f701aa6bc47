use str
var counts = [&]
from-lines < words.txt | each {|line|
  str:fields $line | each {|word|
    set counts[$word] = (+ 1 (if (has-key $counts $word) { put $counts[$word] } else { put 0 }))
  }
}
keys $counts | order &reverse &key={|word| put $counts[$word]} | take 3 | each {|word| echo $word $counts[$word] }
