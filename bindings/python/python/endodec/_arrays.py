"""Arguments of the closed form as numpy broadcasts them."""

import numpy as np

from ._frames import missing


def broadcast(arguments):
    """The common shape, and each argument that is no scalar as a contiguous column of that shape."""
    arrays = [
        None if _is_scalar(argument) else _floats(argument) for argument in arguments
    ]
    shape = np.broadcast_shapes(*(array.shape for array in arrays if array is not None))
    return shape, [
        None
        if array is None
        else np.ascontiguousarray(np.broadcast_to(array, shape)).reshape(-1)
        for array in arrays
    ]


def shaped(numbers, shape):
    """The array whose numbers these bytes are."""
    return np.frombuffer(numbers, dtype=np.float64).reshape(shape)


def _is_scalar(argument):
    return argument is None or (
        isinstance(argument, (int, float)) and not isinstance(argument, bool)
    )


def _floats(argument):
    array = np.asarray(argument)
    if array.dtype.kind == "O":
        array = np.array(
            [np.nan if missing(cell) else _number(cell) for cell in array.reshape(-1)],
            dtype=np.float64,
        ).reshape(array.shape)
    if array.dtype.kind not in "fiu":
        raise ValueError(f"numbers are required, got an array of {array.dtype}")
    return array.astype(np.float64, copy=False)


def _number(cell):
    if isinstance(cell, (str, bytes, bool, complex)):
        raise ValueError(f"numbers are required, got {cell!r}")
    return float(cell)
