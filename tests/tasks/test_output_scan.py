"""What stands in the output takes few bytes, and no more once a folder has been looked into."""

from __future__ import annotations

import tracemalloc

from localize.tasks.output_scan import OutputScan, ScannedFile

FILES = 5000


def test_what_looks_the_files_of_a_folder_up_goes_with_the_folder() -> None:
    scan = OutputScan(ScannedFile(f"de/{number}.html", f"{number:064}", is_ours=True) for number in range(FILES))

    def looked_into() -> None:
        folder = scan.folder("de")
        assert folder.has("7.html", f"{7:064}")
        assert not folder.has("7.html", f"{8:064}")
        assert sum(1 for _ in folder.ours()) == FILES

    tracemalloc.start()
    looked_into()
    held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most > 16 * FILES
    assert held < FILES


def test_a_folder_that_is_not_there_is_empty() -> None:
    scan = OutputScan([ScannedFile("de/knee.html", "a" * 64)])
    assert scan.folders == {"de"}
    assert not scan.folder("fr").has("knee.html", "a" * 64)
