/** Python's `collections`: what is no dict; those are the host's, in Gradroom's own Python. */
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
