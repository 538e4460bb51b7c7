"""dataset-list.csv: the files as 自治体標準オープンデータセット lists them, for portals that take in this list."""

import csv
from collections.abc import Mapping
from io import StringIO

from policy_graph.model import Release, ReleaseFile


def rows(release: Release) -> str:
    """Write one row a file, under the headings of the list; the first mark lets Excel know the encoding."""
    files = [file for file in release.files if file.is_distribution]
    about = _dataset(release)
    written = [{**about, **_file(release, at, file)} for at, file in enumerate(files, 1)]
    buffer = StringIO()
    writer = csv.DictWriter(buffer, list(written[0]) if written else list(about), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(written)
    return "\ufeff" + buffer.getvalue()


def _dataset(release: Release) -> Mapping[str, str]:
    portal, counted = release.portal, release.survey
    return {
        "全国地方公共団体コード": portal.local_government_code or "",
        "地方公共団体名": portal.local_government.ja if portal.local_government else portal.publisher.ja,
        "データセット_ID": portal.identifier or portal.name or "",
        "データセット_タイトル": portal.title.ja,
        "データセット_概要": portal.description.ja,
        "データセット_キーワード": ";".join(each.ja for each in portal.keywords),
        "データセット_分類": ";".join(each.label.ja for each in portal.themes),
        "データセット_公開日": portal.issued or "",
        "データセット_最終更新日": portal.modified or portal.issued or "",
        "データセット_URL": portal.landing_page or release.home,
        "データセット_更新頻度": portal.frequency.label.ja if portal.frequency else "",
        "データセット_準拠する標準": "DCAT-AP 3",
        "データセット_関連ドキュメント": release.url("README.ja.md"),
        "データセット_対象期間": f"{counted.first}/{counted.last}" if counted.first else "",
        "データセット_作成者": (portal.creator or portal.publisher).ja,
        "データセット_連絡先名称": portal.contact.ja,
        "データセット_連絡先メールアドレス": portal.contact_email,
        "データセット_連絡先FormURL": portal.contact_url or "",
        "データセット_備考": portal.rights.ja,
    }


def _file(release: Release, at: int, file: ReleaseFile) -> Mapping[str, str]:
    portal, known = release.portal, release.formats.get(file.media_type)
    return {
        "ファイル_ID": str(at),
        "ファイル_タイトル": file.title.ja,
        "ファイル_アクセスURL": release.url(file.path),
        "ファイル_ダウンロードURL": release.url(file.path),
        "ファイル_説明": known.use.ja if known else "",
        "ファイル_形式": (known.ckan if known else None) or "",
        "ファイル_ライセンス": portal.licence_name.ja if portal.licence_name else portal.licence,
        "ファイル_サイズ": str(file.size),
        "ファイル_公開日": portal.issued or "",
        "ファイル_最終更新日": portal.modified or portal.issued or "",
        "ファイル_利用規約": portal.licence,
    }
