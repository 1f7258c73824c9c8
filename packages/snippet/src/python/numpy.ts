/** numpy's functions, as teaching programs use them. */
export const NUMPY = `
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


def _into(out, made):
    if out is None:
        return made
    out[...] = made
    return out


def add(a, b, out=None):
    return _into(out, asarray(a) + b)


def subtract(a, b, out=None):
    return _into(out, asarray(a) - b)


def multiply(a, b, out=None):
    return _into(out, asarray(a) * b)


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


class _Columns:
    def __getitem__(self, parts):
        parts = [_tensor(part) for part in (parts if isinstance(parts, tuple) else (parts,))]
        return ndarray(torch.cat([part.unsqueeze(1) if part.dim() == 1 else part for part in parts], 1))


c_ = _Columns()


class LinAlgError(ValueError):
    pass


class _Linalg:
    LinAlgError = LinAlgError

    def solve(self, a, b):
        return ndarray(torch.linalg.inv(_tensor(a).double()) @ _tensor(b).double())

    def inv(self, a):
        return ndarray(torch.linalg.inv(_tensor(a).double()))

    def det(self, a):
        return torch.linalg.det(_tensor(a).double()).item()

    def pinv(self, a):
        return ndarray(torch.linalg.pinv(_tensor(a).double()))

    def norm(self, x, ord=None, axis=None, keepdims=False):
        t = _tensor(x)
        t = t if t.is_floating_point() else t.double()
        return _scalar(t.norm(2 if ord is None else ord) if axis is None else t.norm(2 if ord is None else ord, axis, keepdim=keepdims))

    def lstsq(self, a, b, rcond=None):
        return ndarray(torch.linalg.pinv(_tensor(a).double()) @ _tensor(b).double()), None, None, None

    def matrix_rank(self, a):
        return torch.linalg.matrix_rank(_tensor(a)).item()


linalg = _Linalg()
`
