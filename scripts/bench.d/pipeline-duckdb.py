import sys

import duckdb

print(duckdb.sql(f"""
    select project, sum(size) as total from read_json_auto('{sys.argv[1]}', format = 'newline_delimited')
    where name like '%fastq%' and size > 1000000000 group by project order by total desc limit 10""").fetchall())
