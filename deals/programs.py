"""Files that run when they are opened: nobody gets such a one from us."""

ENDINGS = frozenset(
    {
        *("apk", "apks", "xapk", "aab", "deb", "rpm", "sh", "jar", "pkg", "app", "dmg"),
        *("exe", "msi", "scr", "com", "pif", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta"),
        *("lnk", "url", "reg", "dll", "iso", "img", "html", "htm", "xhtml", "svg", "mht"),
        *("xlsm", "docm", "pptm"),
    }
)
BEGINNINGS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
ANDROID = b"AndroidManifest.xml"


def is_program(name: str, content: bytes = b"") -> bool:
    """Whether a file runs, by its name (also one like `resi.pdf.apk`) or by what is in it."""
    ending = name.rstrip(" .").rpartition(".")[2].lower()
    return ending in ENDINGS or content.startswith(BEGINNINGS) or _is_android(content)


def _is_android(content: bytes) -> bool:
    return content.startswith(b"PK") and ANDROID in content
