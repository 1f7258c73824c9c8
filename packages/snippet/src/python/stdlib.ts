/** Parts of Python's standard library that teaching programs use, in Gradroom's own Python. */
export const ITERTOOLS = `
def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    kept = []
    for item in iterable:
        kept.append(item)
        yield item
    while kept:
        for item in kept:
            yield item


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


class chain:
    def __init__(self, *iterables):
        self._items = self._walk(iterables)

    @staticmethod
    def _walk(iterables):
        for iterable in iterables:
            for item in iterable:
                yield item

    @classmethod
    def from_iterable(cls, iterables):
        return cls._walk(iterables)

    def __iter__(self):
        return self._items

    def __next__(self):
        return next(self._items)


def islice(iterable, *args):
    bounds = slice(*args)
    start, stop, step = bounds.start or 0, bounds.stop, bounds.step or 1
    if stop is not None and stop <= start:
        return
    for i, item in enumerate(iterable):
        if i >= start and (i - start) % step == 0:
            yield item
        if stop is not None and i + 1 >= stop:
            return


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat
    rows = [()]
    for pool in pools:
        rows = [row + (item,) for row in rows for item in pool]
    for row in rows:
        yield row


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    r = n if r is None else r

    def extend(chosen):
        if len(chosen) == r:
            yield tuple(pool[i] for i in chosen)
            return
        for i in range(n):
            if i not in chosen:
                yield from extend(chosen + [i])

    yield from extend([])


def combinations(iterable, r):
    pool = tuple(iterable)

    def extend(start, chosen):
        if len(chosen) == r:
            yield tuple(chosen)
            return
        for i in range(start, len(pool)):
            yield from extend(i + 1, chosen + [pool[i]])

    yield from extend(0, [])


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def dropwhile(predicate, iterable):
    dropping = True
    for item in iterable:
        if dropping and predicate(item):
            continue
        dropping = False
        yield item


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def pairwise(iterable):
    before = None
    for i, item in enumerate(iterable):
        if i:
            yield before, item
        before = item


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    end = object()
    while True:
        row = [next(iterator, end) for iterator in iterators]
        if all(item is end for item in row):
            return
        yield tuple(fillvalue if item is end else item for item in row)


def groupby(iterable, key=None):
    group = []
    current = None
    for item in iterable:
        at = item if key is None else key(item)
        if group and at != current:
            yield current, iter(group)
            group = []
        current = at
        group.append(item)
    if group:
        yield current, iter(group)
`
export const FUNCTOOLS = `
_missing = object()


def reduce(function, sequence, initial=_missing):
    iterator = iter(sequence)
    if initial is _missing:
        try:
            total = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        total = initial
    for item in iterator:
        total = function(total, item)
    return total


class partial:
    def __init__(self, func, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})


def wraps(wrapped, assigned=None, updated=None):
    def decorate(wrapper):
        wrapper.__name__ = wrapped.__name__
        wrapper.__wrapped__ = wrapped
        return wrapper
    return decorate


def lru_cache(maxsize=128, typed=False):
    def decorate(function):
        known = {}

        def cached(*args, **kwargs):
            key = (args, tuple(sorted(kwargs.items())))
            if key not in known:
                known[key] = function(*args, **kwargs)
            return known[key]

        cached.__name__ = function.__name__
        cached.__wrapped__ = function
        return cached
    if callable(maxsize):
        return decorate(maxsize)
    return decorate


def cache(function):
    return lru_cache(None)(function)


def total_ordering(cls):
    if "__lt__" in cls.__dict__:
        cls.__gt__ = lambda self, other: not (self < other or self == other)
        cls.__le__ = lambda self, other: self < other or self == other
        cls.__ge__ = lambda self, other: not self < other
    return cls


def cmp_to_key(compare):
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return compare(self.value, other.value) < 0
    return Key
`
export const COPY = `
from _torch import deepcopy_builtin, new_instance, store_attribute


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key][0]
    if hasattr(type(x), "__deepcopy__"):
        made = x.__deepcopy__(memo)
        memo[key] = (made, x)
        return made
    if isinstance(x, list):
        made = []
        memo[key] = (made, x)
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if isinstance(x, dict):
        made = deepcopy_builtin(x)
        memo[key] = (made, x)
        for name, value in x.items():
            made[deepcopy(name, memo)] = deepcopy(value, memo)
        return made
    if isinstance(x, set):
        return {deepcopy(item, memo) for item in x}
    if isinstance(x, tuple):
        return tuple(deepcopy(item, memo) for item in x) if type(x) is tuple else x
    made = new_instance(x)
    if made is x:
        return x
    memo[key] = (made, x)
    for name, value in x.__dict__.items():
        store_attribute(made, name, deepcopy(value, memo))
    return made


def copy(x):
    if hasattr(type(x), "__copy__"):
        return x.__copy__()
    if isinstance(x, list):
        return list(x)
    if isinstance(x, dict):
        return x.copy()
    if isinstance(x, set):
        return set(x)
    made = new_instance(x)
    if made is not x:
        for name, value in x.__dict__.items():
            store_attribute(made, name, value)
    return made
`
export const DATACLASSES = `
class _Missing:
    def __repr__(self):
        return "MISSING"


MISSING = _Missing()


class Field:
    def __init__(self, default, default_factory, repr, init, compare):
        self.default = default
        self.default_factory = default_factory
        self.repr = repr
        self.init = init
        self.compare = compare
        self.name = None


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False):
    return Field(default, default_factory, repr, init, compare)


class FrozenInstanceError(AttributeError):
    pass


def dataclass(cls=None, *, init=True, repr=True, eq=True, order=False, frozen=False, unsafe_hash=False, kw_only=False):
    def decorate(cls):
        return _process(cls, init, repr, eq, order, frozen)
    return decorate if cls is None else decorate(cls)


def _process(cls, init, repr, eq, order, frozen):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        for one in getattr(base, "__dataclass_fields__", {}).values():
            found[one.name] = one
    for name in cls.__dict__.get("__annotations__", {}):
        value = cls.__dict__.get(name, MISSING)
        if isinstance(value, (list, dict, set)):
            raise ValueError(f"mutable default {type(value)} for field {name} is not allowed: use default_factory")
        one = value if isinstance(value, Field) else Field(value, MISSING, True, True, True)
        one.name = name
        found[name] = one
        if isinstance(value, Field):
            if value.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, value.default)
    fields = list(found.values())
    seen_default = None
    for one in fields:
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        if has_default:
            seen_default = one
        elif seen_default is not None and one.init:
            raise TypeError(f"non-default argument {one.name!r} follows default argument")
    cls.__dataclass_fields__ = found
    if init:
        cls.__init__ = _make_init(cls.__name__, fields, frozen)
    if repr and "__repr__" not in cls.__dict__:
        def __repr__(self):
            parts = [f"{one.name}={getattr(self, one.name)!r}" for one in fields if one.repr]
            return f"{type(self).__name__}({', '.join(parts)})"
        cls.__repr__ = __repr__
    if eq and "__eq__" not in cls.__dict__:
        def __eq__(self, other):
            if type(other) is not type(self):
                return NotImplemented
            return _values(self, fields) == _values(other, fields)
        cls.__eq__ = __eq__
        if frozen:
            cls.__hash__ = lambda self: hash(_values(self, fields))
    if order:
        cls.__lt__ = lambda self, other: _values(self, fields) < _values(other, fields)
        cls.__le__ = lambda self, other: _values(self, fields) <= _values(other, fields)
        cls.__gt__ = lambda self, other: _values(self, fields) > _values(other, fields)
        cls.__ge__ = lambda self, other: _values(self, fields) >= _values(other, fields)
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        cls.__setattr__ = __setattr__
    return cls


def _values(self, fields):
    return tuple(getattr(self, one.name) for one in fields if one.compare)


def _make_init(name, fields, frozen):
    from _torch import store_attribute
    wanted = [one for one in fields if one.init]

    def __init__(self, *args, **kwargs):
        if len(args) > len(wanted):
            raise TypeError(f"{name}.__init__() takes {len(wanted) + 1} positional arguments but {len(args) + 1} were given")
        given = dict(zip([one.name for one in wanted], args))
        for key, value in kwargs.items():
            if key in given:
                raise TypeError(f"{name}.__init__() got multiple values for argument '{key}'")
            if all(one.name != key for one in wanted):
                raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{key}'")
            given[key] = value
        missing = [one.name for one in wanted if one.name not in given and one.default is MISSING and one.default_factory is MISSING]
        if missing:
            names = [f"'{one}'" for one in missing]
            text = names[0] if len(names) == 1 else ", ".join(names[:-1]) + ("," if len(names) > 2 else "") + " and " + names[-1]
            raise TypeError(f"{name}.__init__() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {text}")
        for one in fields:
            if one.name in given:
                value = given[one.name]
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            elif one.default is not MISSING:
                value = one.default
            else:
                continue
            store_attribute(self, one.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()
    return __init__


def fields(class_or_instance):
    return tuple(class_or_instance.__dataclass_fields__.values())


def asdict(obj):
    def plain(value):
        if hasattr(type(value), "__dataclass_fields__"):
            return asdict(value)
        if isinstance(value, (list, tuple)):
            return type(value)(plain(item) for item in value)
        return value
    return {one.name: plain(getattr(obj, one.name)) for one in fields(obj)}


def astuple(obj):
    return tuple(getattr(obj, one.name) for one in fields(obj))


def replace(obj, **changes):
    values = {one.name: getattr(obj, one.name) for one in fields(obj) if one.init}
    values.update(changes)
    return type(obj)(**values)
`
export const COLLECTIONS = `
from _torch import OrderedDict, defaultdict, Counter


class deque:
    def __init__(self, iterable=(), maxlen=None):
        self._items = []
        self.maxlen = maxlen
        self.extend(iterable)

    def append(self, item):
        self._items.append(item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            del self._items[0]

    def appendleft(self, item):
        self._items.insert(0, item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            del self._items[-1]

    def extend(self, iterable):
        for item in iterable:
            self.append(item)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)

    def clear(self):
        self._items.clear()

    def rotate(self, n=1):
        if self._items:
            n = n % len(self._items)
            self._items[:] = self._items[-n:] + self._items[:-n]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, index):
        return self._items[index]

    def __setitem__(self, index, value):
        self._items[index] = value

    def __contains__(self, item):
        return item in self._items

    def __repr__(self):
        tail = "" if self.maxlen is None else f", maxlen={self.maxlen}"
        return f"deque({self._items!r}{tail})"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = field_names.replace(",", " ").split() if isinstance(field_names, str) else list(field_names)
    defaults = list(defaults or [])
    start = len(names) - len(defaults)

    class Record:
        _fields = tuple(names)

        def __init__(self, *args, **kwargs):
            if len(args) > len(names):
                raise TypeError(f"{typename}.__new__() takes {len(names) + 1} positional arguments but {len(args) + 1} were given")
            values = dict(zip(names, args))
            values.update(kwargs)
            for i, name in enumerate(names):
                if name not in values:
                    if i < start:
                        raise TypeError(f"{typename}.__new__() missing 1 required positional argument: '{name}'")
                    values[name] = defaults[i - start]
            self._values = tuple(values[name] for name in names)

        def __getattr__(self, name):
            if name in names:
                return self._values[names.index(name)]
            raise AttributeError(f"'{typename}' object has no attribute '{name}'")

        def __iter__(self):
            return iter(self._values)

        def __len__(self):
            return len(names)

        def __getitem__(self, index):
            return self._values[index]

        def __eq__(self, other):
            return tuple(self) == tuple(other)

        def __hash__(self):
            return hash(self._values)

        def _asdict(self):
            return dict(zip(names, self._values))

        def _replace(self, **kwargs):
            return Record(**{**self._asdict(), **kwargs})

        def __repr__(self):
            parts = [f"{name}={value!r}" for name, value in zip(names, self._values)]
            return f"{typename}({', '.join(parts)})"

    return Record
`
export const CONTEXTLIB = `
from functools import wraps


class _Manager:
    def __init__(self, generator):
        self.generator = generator

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, value, traceback):
        if kind is None:
            for _ in self.generator:
                raise RuntimeError("generator didn't stop")
            return False
        try:
            self.generator.throw(value)
        except StopIteration:
            return True
        except BaseException as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    @wraps(function)
    def make(*args, **kwargs):
        return _Manager(function(*args, **kwargs))
    return make


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *args):
        return False


class suppress:
    def __init__(self, *exceptions):
        self.exceptions = exceptions

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self.exceptions)
`
/** `abc`, `typing`, `enum`-like names that programs only mention. */
export const ABC = `
class ABC:
    pass


class ABCMeta:
    pass


def abstractmethod(function):
    return function
`
