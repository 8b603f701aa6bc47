var i = 0
var sum = 0
while (< $i 10000000) {
  set sum = (+ $sum $i)
  set i = (+ $i 1)
}
echo $sum
