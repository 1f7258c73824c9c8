/** Python's `dataclasses`, in Gradroom's own Python. */
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
