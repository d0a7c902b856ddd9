"""Drive a page in Chromium without a screen: `python browser.py PAGE PICTURE`, steps as JSON on standard input.

Each step is an expression of JavaScript; the values come back as a JSON list. Errors of the page are the last entry.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")

from PyQt6.QtCore import QTimer, QUrl
from PyQt6.QtWebEngineCore import QWebEnginePage
from PyQt6.QtWebEngineWidgets import QWebEngineView
from PyQt6.QtWidgets import QApplication

STEPS: list[str] = json.load(sys.stdin)
VALUES: list[object] = []
ERRORS: list[str] = []


class Page(QWebEnginePage):
    """A page that tells of its errors."""

    def javaScriptConsoleMessage(self, level: object, message: str, line: int, source: str) -> None:  # noqa: ARG002, N802
        if level == QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel:
            ERRORS.append(f"{line}: {message}")


application = QApplication(sys.argv)
view = QWebEngineView()
page = Page(view)
view.setPage(page)
view.resize(1400, 900)


def step() -> None:
    if len(VALUES) == len(STEPS):
        view.grab().save(sys.argv[2])
        print(json.dumps([*VALUES, ERRORS]))
        application.quit()
        return
    page.runJavaScript(STEPS[len(VALUES)], lambda value: (VALUES.append(value), QTimer.singleShot(50, step)))


view.loadFinished.connect(lambda ok: QTimer.singleShot(300, step) if ok else application.exit(1))
view.load(QUrl.fromLocalFile(os.path.abspath(sys.argv[1])))  # noqa: PTH100 Qt wants text
view.show()
QTimer.singleShot(50_000, lambda: application.exit(2))
sys.exit(application.exec())
