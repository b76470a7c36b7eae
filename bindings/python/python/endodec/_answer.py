"""What a command answers."""

from __future__ import annotations

import json

from . import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Answer:
    """What a command answers: its numbers, its words, its rows and its figure.

    The keys of the JSON that ``endodec --format json`` writes are attributes and items: ``fit.elasticity``,
    ``fit["elasticity"]``. ``print(fit)`` shows what the terminal would.
    """

    def __init__(self, command: str, kind: str | None, forms: Any) -> None:
        self._command = command
        self._kind = kind
        self._forms = forms
        self._read: Any = None
        self._drawn: Any = None

    @property
    def _found(self) -> Any:
        if self._read is None:
            self._read = json.loads(self._forms.json())
        return self._read

    def to_dict(self) -> Any:
        """The answer as ``--format json`` writes it; what is not a number there is ``None``."""
        return json.loads(self._forms.json())

    def frame(self, kind: str | None = None) -> Any:
        """The rows of ``--format csv`` as a frame.

        Parameters
        ----------
        kind : {"pandas", "polars", "pyarrow", "duckdb", "dict"}, optional
            Kind of the frame; by default that of the frame which came in, else a dict of arrays.
        """
        # It brings numpy, which importing the package does not.
        from . import _frames

        if kind is not None and kind not in _frames.KINDS:
            raise ValueError(f"kind must be one of {', '.join(_frames.KINDS)}, got {kind}")
        return _frames.frame(kind or self._kind, *_frames.arrays(*self._forms.table()))

    def summary(self) -> str:
        """The answer in words, as the terminal shows it."""
        return self._forms.text()

    def plot(self, ax: Any = None) -> Any:
        """The figure of the answer.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Axes to draw on.

        Returns
        -------
        Picture or matplotlib.axes.Axes
            The picture, which a notebook shows; the axes where some are given.

        Raises
        ------
        ValueError
            If the answer has no figure.
        """
        picture = self._picture
        if picture is None:
            raise ValueError(f"there is no figure of what `endodec {self._command}` answers here")
        return picture if ax is None else picture.draw(ax)

    @property
    def _picture(self) -> Picture | None:
        if self._drawn is None:
            svg = self._forms.svg()
            self._drawn = (None if svg is None else Picture(svg),)
        return self._drawn[0]

    def keys(self) -> list[str]:
        """Names of what is in the answer."""
        return list(self._found) if isinstance(self._found, dict) else []

    def __getitem__(self, key: Any) -> Any:
        return self._found[key]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self._found
        if isinstance(found, dict) and name in found:
            return found[name]
        raise AttributeError(f"`endodec {self._command}` answers with no `{name}`")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.keys()]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Answer):
            return NotImplemented
        return self._command == other._command and self._forms.json() == other._forms.json()

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.summary().rstrip("\n")

    def __repr__(self) -> str:
        found = self._found
        if isinstance(found, dict):
            said = [
                f"{key}={value:.6g}" if isinstance(value, float) else f"{key}={value!r}"
                for key, value in found.items()
                if isinstance(value, (int, float, str)) or value is None
            ]
            said += [
                f"{key}=[{len(value)}]" for key, value in found.items() if isinstance(value, list)
            ]
        else:
            said = [f"[{len(found)}]"]
        most = 8
        more = [", …"] if len(said) > most else []
        return f"<endodec {self._command}: {', '.join(said[:most])}{''.join(more)}>"

    def _repr_html_(self) -> str:
        import html

        text = f"<pre>{html.escape(str(self))}</pre>"
        return text if self._picture is None else f"{self._picture._repr_svg_()}{text}"

    def __reduce__(self) -> Any:
        import zlib

        svg = self._picture and self._picture.svg
        said = json.dumps([self._forms.json(), self._forms.text(), svg])
        packed = zlib.compress(said.encode())
        return _restored, (self._command, self._kind, packed, self._forms.table())


class _Kept:
    """The forms of an answer that came out of a pickle."""

    def __init__(self, packed: bytes, table: Any) -> None:
        import zlib

        self._json, self._text, self._svg = json.loads(zlib.decompress(packed))
        self._table = table

    def json(self) -> str:
        return self._json

    def text(self) -> str:
        return self._text

    def table(self) -> Any:
        return self._table

    def svg(self) -> str | None:
        return self._svg


def _restored(command: str, kind: str | None, packed: bytes, table: Any) -> Answer:
    return Answer(command, kind, _Kept(packed, table))


class Picture:
    """A figure as SVG, which a notebook shows."""

    def __init__(self, svg: str) -> None:
        self.svg = svg

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture: SVG of {len(self.svg)} bytes>"

    def png(self) -> bytes:
        """The picture as PNG, 300 dots to the inch."""
        return bytes(_native.png(self.svg))

    def save(self, path: Any) -> None:
        """Writes the picture to a file that ends in ``.svg`` or ``.png``."""
        import pathlib

        path = pathlib.Path(path)
        if path.suffix.lower() not in (".svg", ".png"):
            raise ValueError("a file name that ends in .svg or .png is required")
        path.write_bytes(self.svg.encode() if path.suffix.lower() == ".svg" else self.png())

    def draw(self, ax: Any) -> Any:
        """Draws the picture on matplotlib's axes, and returns them."""
        import io

        import matplotlib.image

        ax.imshow(matplotlib.image.imread(io.BytesIO(self.png()), format="png"))
        ax.set_axis_off()
        return ax
