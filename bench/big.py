#!/usr/bin/env python3
"""What takes minutes: a table of a million rows beside one of 100,000, and a batch of 100,000 records beside one of 10,000.

  bench/big.py [--build DIR] [--work DIR]

Ten times the work must take ten times the time; a table at most that much more memory, a batch only what its names take. Exit code 1 when it
does not.
"""
import argparse
import json
import random
import shutil
import sys
from pathlib import Path

import inputs
from run import run_alone

GROWTH = 1.15        # of the time for each row or record
NAME = 64 / 2**20    # MiB that remember the name of a record


def compared(name, small, large, most):
    """Tells both, and whether the large one is as cheap for each piece of work and takes at most so much memory (MiB)."""
    growth = large['cpu'] / small['cpu'] / 10
    for size, taken in (('a tenth', small), ('whole', large)):
        print(f'{name:<10}{size:<10}{taken["cpu"]:8.1f} s{taken["memory"]:8.0f} MiB')
    print(f'{name:<10}{growth:.2f} of the time for each', flush=True)
    return growth < GROWTH and large['memory'] < most


def table(chengwen, work):
    taken = []
    for size in (100_000, 1_000_000):
        data = work / f'table_{size}.json'
        if not data.exists():
            inputs.write_json(data, inputs.table_data(size))
        taken.append(run_alone([chengwen, 'fill', work / 'table.docx', data, '-o', work / 'out.docx']))
    return compared('table', *taken, 10 * taken[0]['memory'])  # the data, nothing else


def batch(chengwen, work):
    random_ = random.Random(20241220)
    lines = [json.dumps(inputs.record(random_), ensure_ascii=False) + '\n' for _ in range(1000)]
    taken = []
    for count in (10_000, 100_000):
        records, out = work / 'records.ndjson', work / 'batch'
        with open(records, 'w', encoding='utf-8') as file:
            for _ in range(count // len(lines)):
                file.writelines(lines)
        shutil.rmtree(out, ignore_errors=True)
        taken.append(run_alone([chengwen, 'batch', work / 'report.docx', records, '-o', out / '{{ loop.index }}.docx']))
        print(f'batch     {count / taken[-1]["wall"]:.0f} documents a second', flush=True)
        shutil.rmtree(out)
    return compared('batch', *taken, taken[0]['memory'] + 90_000 * NAME)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', type=Path, default=Path(__file__).resolve().parent.parent / 'build/release')
    parser.add_argument('--work', type=Path, default=Path('/dev/shm/chengwen-bench'), help='a folder in memory')
    arguments = parser.parse_args()
    if not (arguments.work / 'long.docx').exists():
        inputs.main(arguments.work)
    chengwen = arguments.build / 'chengwen'
    good = [work(chengwen, arguments.work) for work in (table, batch)]
    sys.exit(0 if all(good) else 1)


if __name__ == '__main__':
    main()
