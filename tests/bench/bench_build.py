"""How long does a rebuild of 1.5 million measurements take, and in how much memory?

Run: python tests/bench/bench_build.py [rows] [months] [memory …]   (nothing is judged; e.g. 1500000 60 2GB 600MB)
Every build runs in a process of its own, so that the peak is the build's; the first line is that process without one.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dashboard.settings import Settings
from dashboard.warehouse import build, connection


def one_build(folder: Path, *, memory: str) -> None:
    """Build and publish in this process; prints seconds, peak and starting memory in MB."""
    started_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    connection.BUILD_MEMORY = connection.BUILD_MEMORY_MOST = memory
    start = time.perf_counter()
    build.build_and_publish(folder=folder, settings=Settings())
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, started_mb)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000
    months = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    limits = sys.argv[3:] or [connection.BUILD_MEMORY]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Files are made elsewhere: a process begins with the peak memory of the one that started it.
        subprocess.run([sys.executable, __file__, "--write", name, str(rows), str(months)], check=True)
        for limit in limits:
            for path in folder.glob("stunting_*"):
                path.unlink()
            (folder / "CURRENT").unlink(missing_ok=True)
            out = subprocess.run([sys.executable, __file__, "--one", name, limit], check=True, capture_output=True,
                                 text=True)
            seconds, peak, before = (float(value) for value in out.stdout.split()[-3:])
            size = sum(path.stat().st_size for path in folder.glob("*.duckdb")) / 1e6
            print(f"{rows:,} measurements, memory_limit {limit:>6}: {seconds:6.1f} s, {rows / seconds:9,.0f} rows/s, "
                  f"peak {peak:5.0f} MB (+{peak - before:.0f}), file {size:.0f} MB", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one_build(Path(sys.argv[2]), memory=sys.argv[3])
    elif sys.argv[1:2] == ["--write"]:
        from synthetic_sets import write_sets

        write_sets(Path(sys.argv[2]), rows=int(sys.argv[3]), months=int(sys.argv[4]))
    else:
        main()
