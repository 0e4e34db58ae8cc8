"""The middle of a dossier: one page large, the pages of its paper as thumbnails."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap, QTransform
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.page_view import PageLook
from ui.dossier.model import DossierModel
from ui.dossier.page_sheet import PageSheet
from ui.dossier.parts import label
from ui.widgets.key_button import KeyButton
from ui.widgets.pictures import Pictures
from ui.widgets.zoom_keys import ZOOMS, bind_zoom, stepped, zoom_button

PAGE_SIDE, THUMB_SIDE = 2048, 256
_THUMB = QSize(62, 84)
_MUCH_SMALLER = 0.6
"""Below this part of its size a picture scaled while it is drawn loses thin strokes."""


class PageView(QWidget):
    """Shows the page in view; pictures come when they are decoded, never before."""

    def __init__(self, model: DossierModel, pictures: Pictures) -> None:
        super().__init__()
        self._model, self._pictures = model, pictures
        self._zoom = 0
        self.where = label("", "soft")
        self._kept: tuple[tuple[int, int], QPixmap] = ((0, 0), QPixmap())
        self.page = PageSheet()
        self.area = QScrollArea()
        self.area.setWidget(self.page)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.viewport().installEventFilter(self)
        self.thumbs = self._thumbnails()
        self._lay_out()
        pictures.ready.connect(self._arrived)

    def draw(self) -> None:
        """Show what the state says."""
        state = self._model.state
        paper = state.paper_in_view
        pages = () if paper is None else paper.looks
        self.thumbs.setVisible(len(pages) > 1)
        self._draw_thumbs(pages)
        if not pages:
            empty = self.tr("Giấy này không có ảnh quét.") if paper is not None else ""
            self.page.show_words(empty)
            self.where.setText("")
            return
        self.where.setText(self.tr("Trang {page} trên {pages}").format(page=state.page + 1, pages=len(pages)))
        self._draw_page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the page again when its room changes."""
        if event.type() == QEvent.Type.Resize and self._model.state.page_in_view:
            self._draw_page()
        return super().eventFilter(watched, event)

    def _thumbnails(self) -> QListWidget:
        strip = QListWidget()
        strip.setViewMode(QListView.ViewMode.IconMode)
        strip.setFlow(QListView.Flow.TopToBottom)
        strip.setWrapping(False)
        strip.setMovement(QListView.Movement.Static)
        strip.setIconSize(_THUMB)
        strip.setFixedWidth(92)
        strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip.setAccessibleName(self.tr("Các trang của giấy này"))
        strip.currentRowChanged.connect(self._model.choose_page)
        return strip

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(self.where)
        tools.addStretch(1)
        tools.addWidget(KeyButton(self.tr("Trước"), "PgUp", lambda: self._model.step_page(-1)))
        tools.addWidget(KeyButton(self.tr("Sau"), "PgDown", lambda: self._model.step_page(1)))
        tools.addWidget(KeyButton(self.tr("Xoay"), "Ctrl+R", self._model.turn))
        self.zoom = zoom_button(self.tr("Phóng"), self.magnify, self.tr("Ctrl+- thu nhỏ, Ctrl+0 vừa khung"))
        bind_zoom(self, self.magnify)
        tools.addWidget(self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(tools)
        pages = QHBoxLayout()
        pages.addWidget(self.thumbs)
        pages.addWidget(self.area, 1)
        column.addLayout(pages, 1)

    def _draw_thumbs(self, pages: tuple[PageLook, ...]) -> None:
        strip = self.thumbs
        strip.blockSignals(True)
        if [strip.item(i).data(Qt.ItemDataRole.UserRole) for i in range(strip.count())] != [
            p.key for p in pages
        ]:
            strip.clear()
            for number, look in enumerate(pages, start=1):
                item = QListWidgetItem(_blank(), str(number))
                item.setData(Qt.ItemDataRole.UserRole, look.key)
                strip.addItem(item)
        for number, look in enumerate(pages if len(pages) > 1 else ()):
            image = self._pictures.get(look, THUMB_SIDE)
            if image is not None and not image.isNull():
                strip.item(number).setIcon(QIcon(self._upright(image, look)))
        strip.setCurrentRow(self._model.state.page)
        strip.blockSignals(False)

    def _draw_page(self) -> None:
        look = self._model.state.page_in_view
        if look is None:
            return
        image = self._pictures.get(look, PAGE_SIDE)
        if image is None:
            self.page.show_words(self.tr("Đang mở trang…"))
        elif image.isNull():
            self.page.show_words(
                self.tr("Không mở được ảnh của trang này. Báo người quản trị: tệp trang bị mất hoặc hỏng.")
            )
        else:
            self._show_fitted(self._upright_page(image, look))

    def _upright(self, image: QImage, look: PageLook, turned: int = 0) -> QPixmap:
        degrees = (self._model.state.rotations.get(look.key, 0) + turned) % 360
        turned_image = image.transformed(QTransform().rotate(degrees)) if degrees else image
        return QPixmap.fromImage(turned_image)

    def _upright_page(self, image: QImage, look: PageLook) -> QPixmap:
        """Return the page in view, turned once and kept for every size it is shown in."""
        turned = self._model.state.turned
        key = (image.cacheKey(), self._model.state.rotations.get(look.key, 0) + turned)
        if self._kept[0] != key:
            self._kept = (key, self._upright(image, look, turned))
        return self._kept[1]

    def _show_fitted(self, pixmap: QPixmap) -> None:
        """Scale ahead a page that gets much smaller; any other is scaled where it is in sight, as drawn."""
        room = (self.area.maximumViewportSize() - QSize(4, 4)) * ZOOMS[self._zoom]
        size = pixmap.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        wanted = size * self.devicePixelRatioF()
        if wanted.width() < _MUCH_SMALLER * pixmap.width():
            pixmap = pixmap.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        self.page.show_picture(pixmap, size)

    def magnify(self, step: int) -> None:
        """Magnify or reduce by steps; 0 fits the page again."""
        self._zoom = stepped(self._zoom, step)
        if self._model.state.page_in_view:
            self._draw_page()

    def _arrived(self, picture: str) -> None:
        paper = self._model.state.paper_in_view
        if paper is None or picture not in {look.key for look in paper.looks}:
            return
        self._draw_thumbs(paper.looks)
        look = self._model.state.page_in_view
        if look is not None and look.key == picture:
            self._draw_page()


def _blank() -> QIcon:
    """Return a white sheet: a page whose picture is still being decoded."""
    sheet = QPixmap(_THUMB)
    sheet.fill(QColor("white"))
    return QIcon(sheet)
