/**
 * The small numpy of teaching programs. An array is a tensor without history, so that `torch.from_numpy` and
 * `.numpy()` share memory as they do in the original.
 */
export const NUMPY = `
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


def array(object, dtype=None, copy=True):
    return ndarray(_tensor(object, dtype).clone())


def asarray(object, dtype=None):
    return ndarray(_tensor(object, dtype))


def copy(a):
    return ndarray(_tensor(a).clone())


def _size(shape):
    return (shape,) if isinstance(shape, int) else tuple(shape)


def zeros(shape, dtype=None):
    return ndarray(torch.zeros(_size(shape), dtype=_dtype(dtype) or torch.float64))


def ones(shape, dtype=None):
    return ndarray(torch.ones(_size(shape), dtype=_dtype(dtype) or torch.float64))


empty = zeros


def full(shape, fill_value, dtype=None):
    return ndarray(torch.full(_size(shape), fill_value, dtype=_dtype(dtype) or _tensor(fill_value).dtype))


def zeros_like(a, dtype=None):
    return zeros(_tensor(a).shape, dtype or asarray(a).dtype)


def ones_like(a, dtype=None):
    return ones(_tensor(a).shape, dtype or asarray(a).dtype)


def eye(n, m=None, dtype=None):
    return ndarray(torch.eye(n, n if m is None else m, dtype=_dtype(dtype) or torch.float64))


def arange(*args, dtype=None):
    kind = _dtype(dtype)
    if kind is None and any([isinstance(one, float) for one in args]):
        kind = torch.float64
    return ndarray(torch.arange(*args, dtype=kind))


def linspace(start, stop, num=50, endpoint=True, dtype=None):
    if not endpoint:
        stop = start + (stop - start) * (num - 1) / num
    return ndarray(torch.linspace(start, stop, num, dtype=_dtype(dtype) or torch.float64))


def meshgrid(x, y):
    a, b = _tensor(x), _tensor(y)
    return [ndarray(a.unsqueeze(0).expand(len(b), len(a)).clone()), ndarray(b.unsqueeze(1).expand(len(b), len(a)).clone())]


def _each(name):
    def function(x):
        t = _tensor(x)
        return _scalar(getattr(t if t.is_floating_point() else t.double(), name)())
    function.__name__ = name
    return function


sin, cos, tan, exp, log, sqrt, tanh = [_each(name) for name in ("sin", "cos", "tan", "exp", "log", "sqrt", "tanh")]
log2, log10, floor, ceil, sinh, cosh = [_each(name) for name in ("log2", "log10", "floor", "ceil", "sinh", "cosh")]


def abs(x):
    return _scalar(_tensor(x).abs())


absolute = abs


def sign(x):
    return _scalar(_tensor(x).sign())


def square(x):
    t = _tensor(x)
    return _scalar(t * t)


def round(x, decimals=0):
    return _scalar(_tensor(x).round(decimals=decimals) if decimals else _tensor(x).round())


def power(a, b):
    return asarray(a) ** b


def add(a, b):
    return asarray(a) + b


def subtract(a, b):
    return asarray(a) - b


def multiply(a, b):
    return asarray(a) * b


def maximum(a, b):
    return _scalar(torch.maximum(_tensor(a), _tensor(b).to(_tensor(a).dtype)))


def minimum(a, b):
    return _scalar(torch.minimum(_tensor(a), _tensor(b).to(_tensor(a).dtype)))


def dot(a, b):
    x, y = _tensor(a), _tensor(b)
    if x.dim() == 0 or y.dim() == 0:
        return _scalar(x * y)
    return _scalar(x @ y)


matmul = dot


def outer(a, b):
    return ndarray(torch.outer(_tensor(a), _tensor(b)))


def sum(a, axis=None, keepdims=False):
    t = _tensor(a)
    return _scalar(t.sum() if axis is None else t.sum(axis, keepdim=keepdims))


def mean(a, axis=None, keepdims=False):
    t = _tensor(a)
    t = t if t.is_floating_point() else t.double()
    return _scalar(t.mean() if axis is None else t.mean(axis, keepdim=keepdims))


def var(a, axis=None, ddof=0):
    t = _tensor(a)
    t = t if t.is_floating_point() else t.double()
    return _scalar(t.var(correction=ddof) if axis is None else t.var(axis, correction=ddof))


def std(a, axis=None, ddof=0):
    t = _tensor(a)
    t = t if t.is_floating_point() else t.double()
    return _scalar(t.std(correction=ddof) if axis is None else t.std(axis, correction=ddof))


def max(a, axis=None):
    t = _tensor(a)
    return _scalar(t.max() if axis is None else t.amax(axis))


def min(a, axis=None):
    t = _tensor(a)
    return _scalar(t.min() if axis is None else t.amin(axis))


def argmax(a, axis=None):
    return asarray(a).argmax(axis)


def argmin(a, axis=None):
    return asarray(a).argmin(axis)


def prod(a):
    return _scalar(_tensor(a).prod())


def cumsum(a, axis=None):
    t = _tensor(a)
    return ndarray(t.reshape(-1).cumsum(0) if axis is None else t.cumsum(axis))


def sort(a):
    return ndarray(_tensor(a).sort()[0])


def where(condition, x, y):
    return ndarray(torch.where(_tensor(condition), _tensor(x), _tensor(y)))


def clip(a, low, high):
    return ndarray(_tensor(a).clamp(low, high))


def concatenate(arrays, axis=0):
    return ndarray(torch.cat([_tensor(a) for a in arrays], axis))


def stack(arrays, axis=0):
    return ndarray(torch.stack([_tensor(a) for a in arrays], axis))


def vstack(arrays):
    return ndarray(torch.vstack([_tensor(a) for a in arrays]))


def hstack(arrays):
    return ndarray(torch.hstack([_tensor(a) for a in arrays]))


def column_stack(arrays):
    return ndarray(torch.stack([_tensor(a) for a in arrays], 1))


def expand_dims(a, axis):
    return ndarray(_tensor(a).unsqueeze(axis))


def reshape(a, shape):
    return asarray(a).reshape(shape)


def transpose(a):
    return asarray(a).T


def squeeze(a):
    return asarray(a).squeeze()


def isnan(a):
    return _scalar(torch.isnan(_tensor(a)))


def allclose(a, b, rtol=1e-05, atol=1e-08):
    x, y = _tensor(a), _tensor(b)
    return torch.allclose(x.double(), (y.double().expand(x.shape) if y.dim() == 0 else y.double()), rtol, atol)


def array_equal(a, b):
    x, y = _tensor(a), _tensor(b)
    return x.shape == y.shape and bool((x == y).all())


class _Random:
    def __init__(self):
        self._stream = Stream()

    def seed(self, seed=0):
        self._stream.seed(seed)

    def _fill(self, size, draw):
        if size is None or size == ():
            return draw()
        size = _size(size)
        count = 1
        for n in size:
            count *= n
        return ndarray(torch.tensor([draw() for _ in range(count)], dtype=torch.float64).reshape(size))

    def rand(self, *size):
        return self._fill(size, self._stream.uniform)

    def random(self, size=None):
        return self._fill(size, self._stream.uniform)

    random_sample = random

    def randn(self, *size):
        return self._fill(size, self._stream.normal)

    def standard_normal(self, size=None):
        return self._fill(size, self._stream.normal)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return self._fill(size, lambda: loc + scale * self._stream.normal())

    def uniform(self, low=0.0, high=1.0, size=None):
        return self._fill(size, lambda: low + (high - low) * self._stream.uniform())

    def randint(self, low, high=None, size=None):
        if high is None:
            low, high = 0, low
        drawn = self._fill(size, lambda: low + self._stream.below(high - low))
        return drawn if size is None else drawn.astype(int64)

    def permutation(self, x):
        items = list(range(x)) if isinstance(x, int) else list(x)
        self.shuffle(items)
        return array(items)

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._stream.below(i + 1)
            x[i], x[j] = x[j], x[i]


random = _Random()
`
