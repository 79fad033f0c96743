#!/usr/bin/env python3
"""Measures chengwen beside the floor (floor.cc) and holds the ratios against bench/baseline.json.

  bench/run.py [--build DIR] [--rounds N] [--save]

Ratios of times come from the least of several interleaved runs; ratios of instructions, counted by valgrind, hold on a busy machine too.
Exit code 1 when a ratio is 15 % worse than the saved one; --save makes what was measured the baseline.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import inputs

HERE = Path(__file__).resolve().parent
BASELINE = HERE / 'baseline.json'
# Pages given back after one run of a stage and taken again for the next would be most of the time of some, and none of that of others.
KEEP_MEMORY = {'MALLOC_TRIM_THRESHOLD_': str(1 << 30), 'MALLOC_MMAP_THRESHOLD_': str(1 << 30)}
WORSE = 1.15
LEVEL = 6


def run(command):
    """Runs a program; its user and system time and its time by the clock (s)."""
    begin = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        sys.exit(f'{command}: {errors.decode()}')
    return {'cpu': usage.ru_utime + usage.ru_stime, 'wall': wall}


def run_alone(command):
    """The same with its peak memory (MiB). A process begins with the peak of the one that starts it, so a small one starts it."""
    starter = ('import json, resource, subprocess, sys, time; begin = time.perf_counter(); '
               'subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); '
               'wall = time.perf_counter() - begin; '
               'usage = resource.getrusage(resource.RUSAGE_CHILDREN); '
               'print(json.dumps({"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "memory": usage.ru_maxrss / 1024}))')
    result = subprocess.run([sys.executable, '-c', starter, *map(str, command)], capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def least(rounds, *commands):
    """Interleaved runs of some programs; the least that each took."""
    best = [dict() for _ in commands]
    for _ in range(rounds):
        for taken, command in zip(best, commands):
            for key, value in run(command).items():
                taken[key] = min(value, taken.get(key, value))
    return best


def instructions(command):
    result = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', *map(str, command)],
                            capture_output=True, text=True, check=True)
    return int(re.search(r'Collected : (\d+)', result.stderr).group(1))


def changed_parts(template, document, folder):
    """Writes the parts that filling has changed into `folder`; their names."""
    before, after = zipfile.ZipFile(template), zipfile.ZipFile(document)
    names = [n for n in after.namelist() if n not in before.namelist() or before.read(n) != after.read(n)]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(after.read(name))
    return names


class Bench:
    def __init__(self, build, work, rounds):
        self.chengwen, self.floor, self.many = build / 'chengwen', build / 'bench/bench_floor', build / 'bench/bench_many'
        self.build, self.work, self.rounds = build, work, rounds
        self.ratios = {}

    def tell(self, name, ratio, *words):
        self.ratios[name] = round(ratio, 3)
        print(f'{name:<28}{ratio:8.2f}   ', *words, flush=True)

    def one(self, name, template, data, rounds):
        """One document, a whole process, cold."""
        template, data, out = self.work / template, self.work / data, self.work / 'out.docx'
        ours = [self.chengwen, 'fill', template, data, '-o', out]
        run(ours)
        folder = self.work / 'parts'
        names = changed_parts(template, out, folder)
        floor = [self.floor, 'one', LEVEL, template, self.work / 'floor.docx', *(f'{n}={folder / n}' for n in names)]
        mine, least_work = least(rounds, ours, floor)
        for key in ('wall', 'cpu'):
            self.tell(f'{name} {key}', mine[key] / least_work[key], f'{mine[key] * 1e3:.2f} ms : {least_work[key] * 1e3:.2f} ms')
        return mine, ours, floor

    def reports(self):
        """A thousand documents from one template in one process."""
        template, out = self.work / 'report.docx', self.work / 'many'
        out.mkdir(exist_ok=True)
        ours = [self.many, LEVEL, template, self.work / 'reports.ndjson', out]
        run([*ours, 1])
        names = []
        for number in range(1000):
            names = changed_parts(template, out / f'{number:04}.docx', self.work / f'many_parts/{number:04}')
        floor = [self.floor, 'many', LEVEL, template, self.work / 'many_parts', out]
        best = {}
        for _ in range(self.rounds):
            for key, command in (('floor', [*floor, 1000, 3, *names]), ('ours', [*ours, 3]), ('two', [*ours, 3, 2])):
                result = json.loads(subprocess.run(list(map(str, command)), capture_output=True, check=True).stdout)
                for measure in ('wall', 'cpu'):
                    best[key, measure] = min(result[measure], best.get((key, measure), 1e9))
        self.tell('reports cpu', best['ours', 'cpu'] / best['floor', 'cpu'],
                  f'{1000 / best["ours", "cpu"]:.0f} : {1000 / best["floor", "cpu"]:.0f} documents/s')
        self.tell('reports two threads wall', best['two', 'wall'] / best['ours', 'wall'], f'{1000 / best["two", "wall"]:.0f} documents/s')
        self.tell('reports two threads cpu', best['two', 'cpu'] / best['ours', 'cpu'])
        mine = instructions([*ours, 2]) - instructions([*ours, 1])
        least_work = instructions([*floor, 1000, 2, *names]) - instructions([*floor, 1000, 1, *names])
        self.tell('reports instructions', mine / least_work, f'{mine / 1e3:.0f} : {least_work / 1e3:.0f} a document')

    def stages(self):
        """Each stage against deflating the report's body; compiling the long template against parsing its XML."""
        times = {}
        for _ in range(self.rounds):
            result = subprocess.run([self.build / 'bench/bench_stages', '--benchmark_format=json', '--benchmark_min_time=0.05'],
                                    env={**os.environ, **KEEP_MEMORY, 'CHENGWEN_BENCH': str(self.work)}, capture_output=True, check=True)
            for entry in json.loads(result.stdout)['benchmarks']:
                name = entry['name'].removesuffix('/manual_time')
                time_taken = entry['real_time' if name != entry['name'] else 'cpu_time']
                times[name] = min(time_taken, times.get(name, time_taken))
        for name, time_taken in times.items():
            self.tell(f'stage {name}', time_taken / times['deflate'], f'{time_taken / 1e3:.1f} µs')
        whole = sum(times[f'long/{stage}'] for stage in ('read', 'parse', 'scan', 'normalise', 'cut', 'compile'))
        self.tell('long compile', whole / times['long/pugixml'], f'{whole / 1e6:.1f} ms : {times["long/pugixml"] / 1e6:.1f} ms of pugixml')

    def measure(self):
        _, ours, floor = self.one('report', 'report.docx', 'report.json', self.rounds * 10)
        counts = instructions(ours), instructions(floor)
        self.tell('report instructions', counts[0] / counts[1], f'{counts[0]} : {counts[1]}')
        self.reports()
        rows = {}
        for size in (1000, 10000, 100000):
            rows[size], table, _ = self.one(f'table {size}', 'table.docx', f'table_{size}.json', self.rounds * 2)
        self.tell('table growth', rows[100000]['cpu'] / rows[10000]['cpu'] / 10, 'of the time for each row, 10,000 → 100,000 rows')
        self.stages()
        peak = run_alone(table)['memory']
        self.tell('table memory', peak / 150, f'{peak:.0f} MiB of 150')


def worse(ratios, baseline):
    """By the clock nothing is compared: it counts what others do on the machine."""
    return [name for name, ratio in ratios.items() if not name.endswith('wall') and ratio > baseline.get(name, ratio) * WORSE]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', type=Path, default=HERE.parent / 'build/release')
    parser.add_argument('--work', type=Path, default=Path('/dev/shm/chengwen-bench'), help='a folder in memory')
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--save', action='store_true')
    arguments = parser.parse_args()
    if not (arguments.work / 'long.docx').exists():
        inputs.main(arguments.work)
    bench = Bench(arguments.build, arguments.work, arguments.rounds)
    bench.measure()
    if arguments.save:
        BASELINE.write_text(json.dumps(bench.ratios, indent=1) + '\n')
        return
    slower = worse(bench.ratios, json.loads(BASELINE.read_text())) if BASELINE.exists() else []
    for name in slower:
        print(f'WORSE: {name} is {bench.ratios[name]}, was {json.loads(BASELINE.read_text())[name]}')
    sys.exit(1 if slower else 0)


if __name__ == '__main__':
    main()
