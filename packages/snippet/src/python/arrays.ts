/**
 * numpy's arrays and types. An array is a tensor without history, so that `torch.from_numpy` and
 * `.numpy()` share memory as they do in the original.
 */
export const ARRAYS = `
import math
import torch
from torch import Tensor
from _torch import show_array, array_from, Stream

pi = math.pi
e = math.e
inf = math.inf
nan = math.nan
newaxis = None


class dtype:
    def __init__(self, name, kind):
        self.name = name
        self._torch = kind

    def __call__(self, value=0):
        if isinstance(value, (list, tuple, ndarray, Tensor)):
            return array(value, dtype=self)
        made = torch.tensor(value, dtype=self._torch).item()
        return made

    def __eq__(self, other):
        return isinstance(other, dtype) and other.name == self.name or other == self.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name


float64 = dtype("float64", torch.float64)
double = float64
float32 = dtype("float32", torch.float32)
int64 = dtype("int64", torch.int64)
int32 = dtype("int32", torch.int32)
uint8 = dtype("uint8", torch.uint8)
bool_ = dtype("bool", torch.bool)
_KNOWN = [float64, float32, int64, int32, uint8, bool_]


def _dtype(value):
    if value is None:
        return None
    if isinstance(value, dtype):
        return value._torch
    if value is float:
        return torch.float64
    if value is int:
        return torch.int64
    if value is bool:
        return torch.bool
    if isinstance(value, str):
        for known in _KNOWN:
            if known.name == value:
                return known._torch
    raise TypeError(f"data type {value!r} not understood")


def _tensor(value, dtype=None):
    if isinstance(value, ndarray):
        made = value._t
    elif isinstance(value, Tensor):
        made = value.numpy()._t
    else:
        made = array_from(value)
    kind = _dtype(dtype)
    return made if kind is None or made.dtype == kind else made.to(kind)


def _scalar(t):
    return t.item() if t.dim() == 0 else ndarray(t)


def _operand(value):
    return value._t if isinstance(value, ndarray) else value


def _known(value):
    return isinstance(value, (ndarray, int, float, bool, list, tuple))


def _pair(self, other):
    a = self._t
    b = _tensor(other) if isinstance(other, (list, tuple)) else _operand(other)
    if isinstance(b, float) and not a.is_floating_point():
        a = a.double()
    return a, b


class ndarray:
    def __init__(self, t):
        self._t = t

    @property
    def shape(self):
        return tuple(self._t.shape)

    @property
    def dtype(self):
        for known in _KNOWN:
            if known._torch == self._t.dtype:
                return known

    @property
    def ndim(self):
        return self._t.dim()

    @property
    def size(self):
        return self._t.numel()

    @property
    def T(self):
        return ndarray(self._t.permute(*reversed(range(self._t.dim()))) if self._t.dim() else self._t)

    def __len__(self):
        if self._t.dim() == 0:
            raise TypeError("len() of unsized object")
        return len(self._t)

    def __iter__(self):
        if self._t.dim() == 0:
            raise TypeError("iteration over a 0-d array")
        for row in self._t:
            yield _scalar(row)

    def _key(self, key):
        if isinstance(key, tuple):
            return tuple(_operand(one) for one in key)
        return _operand(key)

    def __getitem__(self, key):
        key = self._key(key)
        if isinstance(key, slice) and key.step is not None and key.step < 0:
            return ndarray(self._t.flip(0)[:: -key.step])
        if isinstance(key, int) and self._t.dim() and not -len(self._t) <= key < len(self._t):
            raise IndexError(f"index {key} is out of bounds for axis 0 with size {len(self._t)}")
        return _scalar(self._t[key])

    def __setitem__(self, key, value):
        self._t[self._key(key)] = _tensor(value) if isinstance(value, (list, tuple, ndarray)) else value

    def __add__(self, other):
        if not _known(other):
            return NotImplemented
        a, b = _pair(self, other)
        return _scalar(a + b)

    __radd__ = __add__

    def __sub__(self, other):
        if not _known(other):
            return NotImplemented
        a, b = _pair(self, other)
        return _scalar(a - b)

    def __rsub__(self, other):
        a, b = _pair(self, other)
        return _scalar(b - a)

    def __mul__(self, other):
        if not _known(other):
            return NotImplemented
        a, b = _pair(self, other)
        return _scalar(a * b)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if not _known(other):
            return NotImplemented
        a, b = _pair(self, other)
        return _scalar((a if a.is_floating_point() else a.double()) / b)

    def __rtruediv__(self, other):
        a, b = _pair(self, other)
        return _scalar(b / (a if a.is_floating_point() else a.double()))

    def __floordiv__(self, other):
        a, b = _pair(self, other)
        return _scalar(a // b)

    def __mod__(self, other):
        a, b = _pair(self, other)
        return _scalar(a % b)

    def __pow__(self, other):
        a, b = _pair(self, other)
        return _scalar(a ** b)

    def __rpow__(self, other):
        a, b = _pair(self, other)
        return _scalar(b ** a)

    def __matmul__(self, other):
        return _scalar(self._t @ _tensor(other))

    def __neg__(self):
        return ndarray(-self._t)

    def __abs__(self):
        return ndarray(self._t.abs())

    def __invert__(self):
        return ndarray(~self._t)

    def __and__(self, other):
        return ndarray(self._t & _operand(other))

    def __or__(self, other):
        return ndarray(self._t | _operand(other))

    def __iadd__(self, other):
        self._t += _operand(other)
        return self

    def __isub__(self, other):
        self._t -= _operand(other)
        return self

    def __imul__(self, other):
        self._t *= _operand(other)
        return self

    def __itruediv__(self, other):
        self._t /= _operand(other)
        return self

    def __eq__(self, other):
        return _scalar(self._t == _operand(other))

    def __ne__(self, other):
        return _scalar(self._t != _operand(other))

    def __lt__(self, other):
        return _scalar(self._t < _operand(other))

    def __le__(self, other):
        return _scalar(self._t <= _operand(other))

    def __gt__(self, other):
        return _scalar(self._t > _operand(other))

    def __ge__(self, other):
        return _scalar(self._t >= _operand(other))

    def __bool__(self):
        if self._t.numel() > 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        return bool(self._t)

    def __float__(self):
        return float(self._t)

    def __int__(self):
        return int(self._t)

    def __repr__(self):
        return show_array(self._t, True)

    def __str__(self):
        return show_array(self._t, False)

    def __format__(self, spec):
        if self._t.dim() == 0:
            return format(self._t.item(), spec)
        if spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def astype(self, dtype):
        return ndarray(self._t.to(_dtype(dtype)) if self._t.dtype != _dtype(dtype) else self._t.clone())

    def reshape(self, *shape):
        return ndarray(self._t.reshape(*shape))

    def ravel(self):
        return ndarray(self._t.reshape(-1))

    def flatten(self):
        return ndarray(self._t.reshape(-1).clone())

    def copy(self):
        return ndarray(self._t.clone())

    def transpose(self, *axes):
        return ndarray(self._t.permute(*axes)) if axes else self.T

    def round(self, decimals=0):
        return round(self, decimals)

    def squeeze(self):
        return ndarray(self._t.squeeze())

    def item(self):
        return self._t.item()

    def tolist(self):
        return self._t.tolist()

    def fill(self, value):
        self._t.fill_(value)

    def dot(self, other):
        return dot(self, other)

    def sum(self, axis=None, keepdims=False):
        return sum(self, axis, keepdims)

    def mean(self, axis=None, keepdims=False):
        return mean(self, axis, keepdims)

    def std(self, axis=None, ddof=0):
        return std(self, axis, ddof)

    def var(self, axis=None, ddof=0):
        return var(self, axis, ddof)

    def max(self, axis=None):
        return max(self, axis)

    def min(self, axis=None):
        return min(self, axis)

    def argmax(self, axis=None):
        return _scalar(self._t.argmax() if axis is None else self._t.argmax(axis))

    def argmin(self, axis=None):
        return _scalar(self._t.argmin() if axis is None else self._t.argmin(axis))

    def all(self):
        return bool(self._t.all())

    def any(self):
        return bool(self._t.any())
`
