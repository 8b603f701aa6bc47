var n = 12345
var sorted = [(range 1000000 | each {|_|
  set n = (% (+ (* $n 1103515245) 12345) 2147483648)
  put $n
} | order)]
echo $sorted[0] $sorted[-1]
