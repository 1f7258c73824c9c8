/** `torch.nn.Module`, in Gradroom's own Python: programs subclass them as they subclass their own. */
export const MODULE = `
from collections import OrderedDict
from torch import Tensor
from _torch import Parameter, Buffer, store_attribute, delete_attribute, remove_handle


class Module:
    training = True

    def __init__(self, *args, **kwargs):
        for name in ("_parameters", "_buffers", "_modules"):
            store_attribute(self, name, {})
        store_attribute(self, "training", True)
        store_attribute(self, "_non_persistent", set())
        for name in ("_forward_hooks", "_forward_pre_hooks", "_backward_hooks"):
            store_attribute(self, name, {})

    def forward(self, *args, **kwargs):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args, **kwargs):
        if not self._forward_hooks and not self._forward_pre_hooks and not self._backward_hooks:
            return self.forward(*args, **kwargs)
        for hook in list(self._forward_pre_hooks.values()):
            changed = hook(self, args)
            if changed is not None:
                args = changed if isinstance(changed, tuple) else (changed,)
        watch = _BackwardWatch(self) if self._backward_hooks else None
        if watch is not None:
            args = watch.inputs(args)
        result = self.forward(*args, **kwargs)
        for hook in list(self._forward_hooks.values()):
            changed = hook(self, args, result)
            if changed is not None:
                result = changed
        if watch is not None:
            result = watch.outputs(result)
        return result

    def __setattr__(self, name, value):
        known = self.__dict__
        if isinstance(value, Parameter):
            if "_parameters" not in known:
                raise AttributeError("cannot assign parameters before Module.__init__() call")
            self._forget(name)
            self._parameters[name] = value
        elif isinstance(value, Module):
            if "_modules" not in known:
                raise AttributeError("cannot assign module before Module.__init__() call")
            self._forget(name)
            self._modules[name] = value
        elif "_parameters" in known and name in self._parameters:
            if value is not None:
                kind = type(value)
                shown = ("torch." + value.type().split(".")[1]) if isinstance(value, Tensor) else f"{kind.__module__}.{kind.__name__}".replace("builtins.", "")
                raise TypeError(f"cannot assign '{shown}' as parameter '{name}' (torch.nn.Parameter or None expected)")
            self._parameters[name] = None
        elif "_modules" in known and name in self._modules:
            if value is not None:
                raise TypeError(f"cannot assign '{type(value).__name__}' as child module '{name}' (torch.nn.Module or None expected)")
            self._modules[name] = None
        elif "_buffers" in known and (name in self._buffers or isinstance(value, Buffer)):
            self._buffers[name] = value
        else:
            store_attribute(self, name, value)

    def _forget(self, name):
        if name in self.__dict__:
            delete_attribute(self, name)
        for names in (self._parameters, self._buffers, self._modules):
            names.pop(name, None)

    def __getattr__(self, name):
        known = self.__dict__
        for place in ("_parameters", "_buffers", "_modules"):
            if place in known and name in known[place]:
                return known[place][name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name):
        for names in (self._parameters, self._buffers, self._modules):
            if name in names:
                del names[name]
                return
        delete_attribute(self, name)

    def register_parameter(self, name, param):
        if "_parameters" not in self.__dict__:
            raise AttributeError("cannot assign parameter before Module.__init__() call")
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(f"cannot assign '{type(param).__name__}' object to parameter '{name}' (torch.nn.Parameter or None required)")
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        if "_buffers" not in self.__dict__:
            raise AttributeError("cannot assign buffer before Module.__init__() call")
        self._buffers[name] = tensor
        if not persistent:
            self._non_persistent.add(name)

    def add_module(self, name, module):
        if module is not None and not isinstance(module, Module):
            raise TypeError(f"{type(module).__name__} is not a Module subclass")
        self._modules[name] = module

    register_module = add_module

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        if memo is None:
            memo = set()
        if id(self) in memo:
            return
        memo.add(id(self))
        yield prefix, self
        for name, child in self._modules.items():
            if child is not None:
                yield from child.named_modules(memo, prefix + ("." if prefix else "") + name)

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def named_children(self):
        seen = set()
        for name, child in self._modules.items():
            if child is not None and id(child) not in seen:
                seen.add(id(child))
                yield name, child

    def children(self):
        for _, child in self.named_children():
            yield child

    def _named_members(self, place, prefix, recurse):
        seen = set()
        found = self.named_modules(prefix=prefix) if recurse else [(prefix, self)]
        for path, module in found:
            for name, value in getattr(module, place).items():
                if value is None or id(value) in seen:
                    continue
                seen.add(id(value))
                yield path + ("." if path else "") + name, value

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        yield from self._named_members("_parameters", prefix, recurse)

    def parameters(self, recurse=True):
        for _, param in self.named_parameters(recurse=recurse):
            yield param

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        yield from self._named_members("_buffers", prefix, recurse)

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def get_parameter(self, target):
        return dict(self.named_parameters())[target]

    def get_submodule(self, target):
        return dict(self.named_modules())[target]

    def apply(self, fn):
        for child in self.children():
            child.apply(fn)
        fn(self)
        return self

    def train(self, mode=True):
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        self.training = mode
        for child in self.children():
            child.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for param in self.parameters():
            param.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        for param in self.parameters():
            if param.grad is not None:
                if set_to_none:
                    param.grad = None
                else:
                    param.grad = param.grad.detach()
                    param.grad.zero_()

    def _change(self, fn):
        for module in self.modules():
            for param in module._parameters.values():
                if param is not None:
                    param.data = fn(param.data)
                    if param.grad is not None:
                        grad = fn(param.grad)
                        param.grad = None
                        param.grad = grad
            for name, buffer in list(module._buffers.items()):
                if buffer is not None:
                    module._buffers[name] = fn(buffer)
        return self

    def to(self, *args, **kwargs):
        return self._change(lambda t: t.to(*args, **kwargs) if t.is_floating_point() else t)

    def float(self):
        return self._change(lambda t: t.float() if t.is_floating_point() else t)

    def double(self):
        return self._change(lambda t: t.double() if t.is_floating_point() else t)

    def cpu(self):
        return self

    def cuda(self, device=None):
        raise AssertionError("Torch not compiled with CUDA enabled")

    def type(self, dst_type):
        return self._change(lambda t: t.type(dst_type))

    def state_dict(self, prefix="", keep_vars=False):
        state = OrderedDict()
        for path, module in self.named_modules(prefix=prefix.rstrip(".")):
            start = path + "." if path else ""
            for name, value in module._parameters.items():
                if value is not None:
                    state[start + name] = value if keep_vars else value.detach()
            for name, value in module._buffers.items():
                if value is not None and name not in module._non_persistent:
                    state[start + name] = value if keep_vars else value.detach()
        return state

    def load_state_dict(self, state_dict, strict=True, assign=False):
        own = self.state_dict(keep_vars=True)
        missing = [key for key in own if key not in state_dict]
        unexpected = [key for key in state_dict if key not in own]
        problems = []
        if strict and unexpected:
            problems.append("Unexpected key(s) in state_dict: " + ", ".join(f'"{key}"' for key in unexpected) + ". ")
        if strict and missing:
            problems.append("Missing key(s) in state_dict: " + ", ".join(f'"{key}"' for key in missing) + ". ")
        for key, value in state_dict.items():
            if key not in own:
                continue
            if own[key].shape != value.shape:
                problems.append(f"size mismatch for {key}: copying a param with shape {value.shape} from checkpoint, the shape in current model is {own[key].shape}.")
                continue
            own[key].data.copy_(value)
        if problems:
            raise RuntimeError("Error(s) in loading state_dict for {}:\\n\\t{}".format(type(self).__name__, "\\n\\t".join(problems)))
        return _Keys(missing, unexpected)

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        return _add_hook(self._forward_hooks, hook)

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        return _add_hook(self._forward_pre_hooks, hook)

    def register_full_backward_hook(self, hook, prepend=False):
        return _add_hook(self._backward_hooks, hook)

    register_backward_hook = register_full_backward_hook

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        return ""

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split("\\n") if extra else []
        children = []
        for name, child in self._modules.items():
            shown = repr(child).split("\\n")
            text = "\\n".join(shown[:1] + ["  " + line for line in shown[1:]])
            children.append(f"({name}): {text}")
        name = self._get_name() + "("
        if len(lines) == 1 and not children:
            return name + lines[0] + ")"
        if not lines and not children:
            return name + ")"
        return name + "\\n  " + "\\n  ".join(lines + children) + "\\n)"

    def __dir__(self):
        return list(self._parameters) + list(self._modules) + list(self._buffers)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = type(self).__new__(type(self))
        for name, value in self.__dict__.items():
            store_attribute(twin, name, deepcopy(value, memo))
        return twin


class _Keys:
    def __init__(self, missing_keys, unexpected_keys):
        self.missing_keys = missing_keys
        self.unexpected_keys = unexpected_keys

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self.missing_keys}, unexpected_keys={self.unexpected_keys})"


def _add_hook(hooks, hook):
    key = len(hooks)
    while key in hooks:
        key += 1
    hooks[key] = hook
    return remove_handle(lambda: hooks.pop(key, None))


class _BackwardWatch:
    """Collects the gradients of a module's inputs and outputs, and shows both to its hooks."""

    def __init__(self, module):
        self.module = module
        self.grad_output = None
        self.input_count = 0
        self.grads = {}

    def inputs(self, args):
        self.input_count = len(args)
        wanted = [i for i, arg in enumerate(args) if isinstance(arg, Tensor) and arg.requires_grad]
        self.waiting = set(wanted)
        watched = []
        for i, arg in enumerate(args):
            if i in self.waiting:
                arg = arg.view_as(arg)
                arg.register_hook(self._input_hook(i))
            watched.append(arg)
        return tuple(watched)

    def _input_hook(self, i):
        def hook(grad):
            self.grads[i] = grad
            if len(self.grads) == len(self.waiting):
                grads = tuple(self.grads.get(at) for at in range(self.input_count))
                changed = self._tell(grads)
                if changed is not None:
                    return changed[i]
        return hook

    def _tell(self, grad_input):
        result = None
        for hook in list(self.module._backward_hooks.values()):
            changed = hook(self.module, grad_input, self.grad_output)
            if changed is not None:
                grad_input = result = changed if isinstance(changed, tuple) else (changed,)
        return result

    def outputs(self, result):
        first = result[0] if isinstance(result, (tuple, list)) else result
        if not isinstance(first, Tensor) or not first.requires_grad:
            return result

        def hook(grad):
            self.grad_output = (grad,)
            if not self.waiting:
                self._tell((None,) * self.input_count)

        watched = first.view_as(first)
        watched.register_hook(hook)
        if isinstance(result, (tuple, list)):
            return type(result)([watched] + list(result[1:]))
        return watched
`
