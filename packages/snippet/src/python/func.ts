/** `torch.func`: functions of functions. */
export const FUNC = `
import torch
from torch.autograd import functional as _functional


def _leaves(x):
    return tuple(_leaves(one) for one in x) if isinstance(x, (tuple, list)) else x.detach().requires_grad_() if not x.requires_grad else x.view_as(x)


def grad_and_value(func, argnums=0, has_aux=False):
    def run(*args, **kwargs):
        picked = (argnums,) if isinstance(argnums, int) else tuple(argnums)
        with torch.enable_grad():
            given = list(args)
            for i in picked:
                given[i] = _leaves(args[i])
            value = func(*given, **kwargs)
            aux = None
            if has_aux:
                value, aux = value
            if value.dim() != 0:
                raise RuntimeError("Expected the output of the function to be a scalar tensor")
            wanted, one = [], []
            for i in picked:
                one.append(isinstance(given[i], tuple))
                wanted += list(given[i]) if isinstance(given[i], tuple) else [given[i]]
            deep = any(t.requires_grad for t in args if isinstance(t, torch.Tensor)) or torch.is_grad_enabled()
            found = list(torch.autograd.grad(value, wanted, create_graph=True, allow_unused=True)) if value.requires_grad else [None] * len(wanted)
            found = [torch.zeros_like(w) if g is None else g for g, w in zip(found, wanted)]
        tracked = any(isinstance(t, torch.Tensor) and t.requires_grad for t in args)
        if not tracked:
            found = [g.detach() for g in found]
            value = value.detach()
        made = []
        for several, i in zip(one, picked):
            n = len(args[i]) if several else 1
            made.append(tuple(found[:n]) if several else found[0])
            found = found[n:]
        grads = made[0] if isinstance(argnums, int) else tuple(made)
        return (grads, (value, aux)) if has_aux else (grads, value)
    return run


def grad(func, argnums=0, has_aux=False):
    both = grad_and_value(func, argnums, has_aux)

    def run(*args, **kwargs):
        grads, value = both(*args, **kwargs)
        return (grads, value[1]) if has_aux else grads
    return run


def vjp(func, *primals, has_aux=False):
    with torch.enable_grad():
        inputs = tuple(_leaves(p) for p in primals)
        output = func(*inputs)

    def pull(*cotangents):
        found = torch.autograd.grad(output, inputs, cotangents, retain_graph=True, allow_unused=True)
        return tuple(torch.zeros_like(i) if g is None else g for g, i in zip(found, inputs))
    return output.detach() if isinstance(output, torch.Tensor) else tuple(o.detach() for o in output), pull


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    return _functional.jvp(func, tuple(primals), tuple(tangents))


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None):
    def run(*args):
        def of(x):
            given = list(args)
            given[argnums] = x
            return func(*given)
        tracked = args[argnums].requires_grad
        return _functional.jacobian(of, args[argnums], create_graph=tracked)
    return run


def jacfwd(func, argnums=0, has_aux=False, *, chunk_size=None, randomness="error"):
    return jacrev(func, argnums)


def hessian(func, argnums=0):
    def run(*args):
        def of(x):
            given = list(args)
            given[argnums] = x
            return func(*given)

        def slope(x):
            x = x if x.requires_grad else x.detach().requires_grad_()
            return torch.autograd.grad(of(x), x, create_graph=True)[0]
        return _functional.jacobian(slope, args[argnums])
    return run


def _stacked(outputs, dim):
    first = outputs[0]
    if isinstance(first, (tuple, list)):
        return tuple(_stacked([o[i] for o in outputs], dim) for i in range(len(first)))
    return torch.stack(outputs, dim)


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    def run(*args, **kwargs):
        dims = in_dims if isinstance(in_dims, (tuple, list)) else (in_dims,) * len(args)
        sizes = [a.size(d) for a, d in zip(args, dims) if d is not None]
        outputs = [func(*[a if d is None else a.select(d, i) for a, d in zip(args, dims)], **kwargs) for i in range(sizes[0])]
        return _stacked(outputs, out_dims)
    return run


def functional_call(module, parameters_and_buffers, args=(), kwargs=None):
    kept = {name: p for name, p in list(module.named_parameters()) + list(module.named_buffers())}
    owners = {}
    for name in parameters_and_buffers:
        owner = module
        *path, last = name.split(".")
        for step in path:
            owner = getattr(owner, step)
        owners[name] = (owner, last)
    try:
        for name, value in parameters_and_buffers.items():
            owner, last = owners[name]
            store = owner._parameters if last in owner._parameters else owner._buffers
            store[last] = value
        args = args if isinstance(args, tuple) else (args,)
        return module(*args, **(kwargs or {}))
    finally:
        for name in parameters_and_buffers:
            owner, last = owners[name]
            store = owner._parameters if last in owner._parameters else owner._buffers
            store[last] = kept[name]
`

/** `torch.autograd.forward_ad`: what a tangent becomes, found by differentiating the vector-Jacobian product. */
export const FORWARD = `
import torch
from collections import namedtuple

_duals = []
UnpackedDualTensor = namedtuple("UnpackedDualTensor", ["primal", "tangent"])


class dual_level:
    def __enter__(self):
        _duals.append([])
        return len(_duals) - 1

    def __exit__(self, *args):
        _duals.pop()
        return False


def enter_dual_level():
    _duals.append([])
    return len(_duals) - 1


def exit_dual_level(*, level=None):
    _duals.pop()


def make_dual(tensor, tangent, *, level=None):
    if not _duals:
        raise RuntimeError("Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.")
    dual = tensor.detach().requires_grad_()
    _duals[-1].append((dual, tangent))
    return dual


def unpack_dual(tensor, *, level=None):
    known = _duals[-1] if _duals else []
    for dual, tangent in known:
        if dual is tensor:
            return UnpackedDualTensor(tensor.detach(), tangent)
    if not known or not tensor.requires_grad:
        return UnpackedDualTensor(tensor.detach(), None)
    weight = torch.zeros_like(tensor).requires_grad_()
    slopes = torch.autograd.grad(tensor, [dual for dual, _ in known], weight, create_graph=True, allow_unused=True)
    pairs = [(slope, tangent) for slope, (_, tangent) in zip(slopes, known) if slope is not None and slope.requires_grad]
    if not pairs:
        return UnpackedDualTensor(tensor.detach(), torch.zeros_like(tensor))
    found, = torch.autograd.grad([slope for slope, _ in pairs], weight, [tangent for _, tangent in pairs], retain_graph=True)
    return UnpackedDualTensor(tensor.detach(), found)
`
