from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlite

from app.domain.errors import StorageError
from app.store.database import OLDEST_SAFE, Database
from app.store.only_one import only_one
from app.store.page_files import PageFiles
from app.store.schema import REVISION


@pytest.fixture
def database(tmp_path: Path):
    opened = Database.open(tmp_path / "quay.db")
    yield opened
    opened.close()


def pragma(database: Database, name: str) -> object:
    with database.read() as db:
        return db.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_the_library_is_free_of_the_wal_reset_fault_and_every_commit_is_synced(database):
    assert sqlite.sqlite_version_info >= OLDEST_SAFE
    assert pragma(database, "journal_mode") == "wal"
    assert pragma(database, "synchronous") == 2
    assert pragma(database, "foreign_keys") == 1
    assert database.is_sound()


def test_the_migrations_build_the_tables_the_program_knows(database):
    from app.store.schema import metadata

    with database.read() as db:
        for table in metadata.sorted_tables:
            names = {row.name for row in db.execute(text(f"PRAGMA table_info({table.name})"))}
            assert names == {column.name for column in table.columns}, table.name


SINCE_0003 = ("digitise_items", "digitise_jobs", "kind_samples", "kept_papers")


def test_readings_of_a_desk_from_before_pages_had_views_are_kept(tmp_path):
    path = tmp_path / "quay.db"
    older = Database.open(path)
    with older.write() as db:
        for statement in (
            *(f"DROP TABLE {late}" for late in SINCE_0003),
            "DROP TABLE readings",
            "CREATE TABLE readings (sha256 VARCHAR PRIMARY KEY REFERENCES files(sha256), body TEXT NOT NULL)",
            "INSERT INTO files VALUES ('abc', 1, 'image/png', '')",
            "INSERT INTO readings VALUES ('abc', '{}')",
            "UPDATE alembic_version SET version_num = '0001'",
        ):
            db.exec_driver_sql(statement)
    older.close()

    newer = Database.open(path)
    with newer.read() as db:
        assert db.exec_driver_sql("SELECT picture, sha256, body FROM readings").all() == [
            ("abc", "abc", "{}")
        ]
    assert newer.is_sound()
    newer.close()


def test_the_journal_cannot_be_changed_or_shortened(database):
    with database.write() as db:
        db.execute(
            text(
                'INSERT INTO journal(id, dossier_id, kind, at, "by", desk, data) '
                "VALUES ('1', 'h', 'received', '', 'lan', '1', '{}')"
            )
        )
    for change in ("UPDATE journal SET \"by\" = 'khac'", "DELETE FROM journal"):
        with pytest.raises(Exception, match="append-only"), database.write() as db:
            db.execute(text(change))


def test_the_tables_are_those_the_last_migration_leads_to(database):
    with database.read() as db:
        assert db.execute(text("SELECT version_num FROM alembic_version")).scalar() == REVISION


def test_data_of_a_newer_program_is_refused_politely_and_left_alone(tmp_path):
    path = tmp_path / "quay.db"
    database = Database.open(path)
    with database.write() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    with pytest.raises(StorageError, match=r"database\.newer"):
        Database.open(path)

    with sqlite.connect(str(path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    raw.close()


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path):
    path = tmp_path / "quay.db"
    path.write_bytes(b"khong phai co so du lieu " * 200)

    with pytest.raises(StorageError, match=r"database\.damaged"):
        Database.open(path)

    assert path.read_bytes().startswith(b"khong phai")


def test_a_database_another_program_holds_is_told_in_words(database, monkeypatch):
    monkeypatch.setattr("app.store.database._BUSY_MILLISECONDS", 50)
    impatient = Database(database.path)
    with database.write(), pytest.raises(StorageError, match=r"database\.locked"), impatient.write():
        pass
    impatient.close()


def test_the_same_bytes_are_stored_once_and_read_back_intact(tmp_path):
    pages = PageFiles(tmp_path / "pages")
    source = tmp_path / "trang.png"
    source.write_bytes(b"mot trang")

    first, second = pages.adopt(source), pages.adopt(source)

    assert first == second
    assert pages.open_checked(first.sha256).read_bytes() == b"mot trang"
    assert pages.is_intact(first.sha256)
    assert list((tmp_path / "pages" / "incoming").iterdir()) == []


def test_a_page_damaged_on_disk_is_noticed(tmp_path):
    pages = PageFiles(tmp_path / "pages")
    source = tmp_path / "trang.png"
    source.write_bytes(b"mot trang")
    stored = pages.adopt(source)

    stored.path.write_bytes(b"mot trxng")

    assert not pages.is_intact(stored.sha256)
    stored.path.unlink()
    with pytest.raises(StorageError, match=r"page\.lost"):
        pages.open_checked(stored.sha256)


def test_a_damaged_page_is_replaced_when_its_paper_is_scanned_again(tmp_path):
    pages = PageFiles(tmp_path / "pages")
    source = tmp_path / "trang.png"
    source.write_bytes(b"mot trang")
    pages.adopt(source).path.write_bytes(b"mot trxng")

    again = pages.adopt(source)

    assert pages.is_intact(again.sha256)


def test_sheets_of_one_name_can_be_stored_at_the_same_time(tmp_path):
    pages = PageFiles(tmp_path / "pages")
    sources = [tmp_path / f"may-{n}" / "001.png" for n in range(16)]
    for number, source in enumerate(sources):
        source.parent.mkdir()
        source.write_bytes(bytes([number]) * 300_000)

    with ThreadPoolExecutor(8) as threads:
        stored = list(threads.map(pages.adopt, sources))

    assert len({file.sha256 for file in stored}) == 16
    assert all(pages.is_intact(file.sha256) for file in stored)
    assert list((tmp_path / "pages" / "incoming").iterdir()) == []


@pytest.mark.slow
def test_a_full_disk_is_told_in_words_and_leaves_nothing_half_written(tiny_disk, tmp_path):
    pages = PageFiles(tiny_disk / "pages")
    small, large = tmp_path / "nho", tmp_path / "lon"
    small.write_bytes(b"trang nho")
    large.write_bytes(os.urandom(2_000_000))
    kept = pages.adopt(small)

    with pytest.raises(StorageError, match=r"disk\.full"):
        pages.adopt(large)

    assert pages.is_intact(kept.sha256)
    assert list((tiny_disk / "pages" / "incoming").iterdir()) == []


@pytest.mark.slow
def test_a_database_on_a_full_disk_says_so_and_keeps_what_it_had(tiny_disk):
    database = Database.open(tiny_disk / "quay.db")
    with database.write() as db:
        db.execute(text("INSERT INTO cursors VALUES ('feed', '7')"))

    with pytest.raises(StorageError, match=r"disk\.full"), database.write() as db:
        db.execute(text("INSERT INTO cursors VALUES ('big', :v)"), {"v": "x" * 3_000_000})

    with database.read() as db:
        assert db.execute(text("SELECT value FROM cursors WHERE name = 'feed'")).scalar() == "7"
    database.close()


def test_a_second_window_on_the_same_folder_is_refused_until_the_first_is_closed(tmp_path):
    with (
        only_one(tmp_path),
        pytest.raises(StorageError, match=r"desk\.already_open"),
        only_one(tmp_path),
    ):
        pass

    with only_one(tmp_path):
        pass
