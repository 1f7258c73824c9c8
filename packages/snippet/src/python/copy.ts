/** Python's `copy`, in Gradroom's own Python. */
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
