/** `torch.autograd.functional`, and the checks of gradients by finite differences. */
export const FUNCTIONAL = `
import torch
from torch import Tensor


def _inputs(inputs, create_graph):
    alone = not isinstance(inputs, tuple)
    given = (inputs,) if alone else inputs
    fresh = tuple(t.view_as(t) if create_graph and t.requires_grad else t.detach().clone().requires_grad_() for t in given)
    return alone, fresh


def _run(func, inputs, name):
    outputs = func(*inputs)
    alone = not isinstance(outputs, tuple)
    outputs = (outputs,) if alone else outputs
    for output in outputs:
        if not isinstance(output, Tensor):
            raise TypeError(f"The outputs of the user-provided function given to {name} must be either a Tensor or a tuple of Tensors but the given outputs of the user-provided function has type {type(output)}.")
    return alone, outputs


def _rows(output, inputs, create_graph):
    rows = [[] for _ in inputs]
    for i in range(output.numel()):
        if output.requires_grad:
            grads = torch.autograd.grad(output.reshape(-1)[i], inputs, retain_graph=True, create_graph=create_graph, allow_unused=True)
        else:
            grads = [None for _ in inputs]
        for row, grad, input in zip(rows, grads, inputs):
            row.append(torch.zeros_like(input) if grad is None else grad)
    return tuple(torch.stack(row).view(output.shape + input.shape) if row else output.new_zeros(output.shape + input.shape) for row, input in zip(rows, inputs))


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    with torch.enable_grad():
        alone, inputs = _inputs(inputs, create_graph)
        alone_output, outputs = _run(func, inputs, "jacobian")
        blocks = tuple(_rows(output, inputs, create_graph) for output in outputs)
    if not create_graph:
        blocks = tuple(tuple(block.detach() for block in row) for row in blocks)
    if alone:
        blocks = tuple(row[0] for row in blocks)
    return blocks[0] if alone_output else blocks


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    alone, _ = _inputs(inputs, create_graph)

    def gradient(*args):
        alone_output, outputs = _run(func, args, "hessian")
        if not alone_output:
            raise RuntimeError("The function given to hessian should return a single Tensor")
        if outputs[0].numel() != 1:
            raise RuntimeError("The Tensor returned by the function given to hessian should contain a single element")
        grads = torch.autograd.grad(outputs[0].squeeze() if outputs[0].dim() else outputs[0], args, create_graph=True, allow_unused=True)
        grads = tuple(torch.zeros_like(arg) if grad is None else grad for grad, arg in zip(grads, args))
        return grads[0] if alone else grads

    return jacobian(gradient, inputs, create_graph=create_graph)


def _vector(v, like):
    if v is None:
        return tuple(torch.ones_like(t) for t in like)
    return v if isinstance(v, tuple) else (v,)


def _filled(grads, like):
    return tuple(torch.zeros_like(t) if grad is None else grad for grad, t in zip(grads, like))


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    with torch.enable_grad():
        alone, inputs = _inputs(inputs, create_graph)
        alone_output, outputs = _run(func, inputs, "vjp")
        if v is None and (len(outputs) > 1 or outputs[0].numel() != 1):
            raise RuntimeError("The vector v can only be None if the user-provided function returns a single Tensor with a single element.")
        grads = _filled(torch.autograd.grad(outputs, inputs, _vector(v, outputs), create_graph=create_graph, allow_unused=True), inputs)
    if not create_graph:
        outputs = tuple(output.detach() for output in outputs)
    return (outputs[0] if alone_output else outputs), (grads[0] if alone else grads)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    with torch.enable_grad():
        alone, inputs = _inputs(inputs, create_graph)
        alone_output, outputs = _run(func, inputs, "jvp")
        if v is None and (len(inputs) > 1 or inputs[0].numel() != 1):
            raise RuntimeError("The vector v can only be None if the input to the user-provided function is a single Tensor with a single element.")
        # The derivative of a vector-Jacobian product by its vector is the Jacobian-vector product.
        dual = tuple(torch.zeros_like(output).requires_grad_() for output in outputs)
        grads = _filled(torch.autograd.grad(outputs, inputs, dual, create_graph=True, allow_unused=True), inputs)
        tracked = [(grad, vector) for grad, vector in zip(grads, _vector(v, inputs)) if grad.requires_grad]
        if tracked:
            found = torch.autograd.grad([grad for grad, _ in tracked], dual, [vector for _, vector in tracked], create_graph=create_graph, allow_unused=True)
        else:
            found = [None for _ in dual]
        found = _filled(found, outputs)
    if not create_graph:
        outputs = tuple(output.detach() for output in outputs)
        found = tuple(one.detach() for one in found)
    return (outputs[0] if alone_output else outputs), (found[0] if alone_output else found)


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    with torch.enable_grad():
        alone, inputs = _inputs(inputs, create_graph)
        _, outputs = _run(func, inputs, "vhp")
        grads = torch.autograd.grad(outputs, inputs, create_graph=True)
        found = _filled(torch.autograd.grad(grads, inputs, _vector(v, inputs), create_graph=create_graph, allow_unused=True), inputs)
    return outputs[0].detach(), (found[0] if alone else found)


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    return vhp(func, inputs, v, create_graph)
`
/** `torch.autograd.gradcheck`. */
export const GRADCHECK = `
import torch
from torch import Tensor


class GradcheckError(RuntimeError):
    pass


def _outputs(func, inputs):
    outputs = func(*inputs)
    outputs = outputs if isinstance(outputs, (tuple, list)) else (outputs,)
    return [output for output in outputs if isinstance(output, Tensor) and output.is_floating_point()]


def _numerical(func, inputs, input, which, eps):
    columns = []
    flat = input.data.view(-1) if input.data.is_contiguous() else input.data.reshape(-1)
    for i in range(input.numel()):
        before = flat[i].item()
        flat[i] = before + eps
        above = _outputs(func, inputs)[which].detach().clone().reshape(-1)
        flat[i] = before - eps
        below = _outputs(func, inputs)[which].detach().clone().reshape(-1)
        flat[i] = before
        columns.append((above - below) / (2 * eps))
    return torch.stack(columns)


def _analytical(output, input):
    columns = []
    for i in range(output.numel()):
        grad, = torch.autograd.grad(output.reshape(-1)[i], input, retain_graph=True, allow_unused=True)
        columns.append((torch.zeros_like(input) if grad is None else grad).reshape(-1))
    return torch.stack(columns, 1)


def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0, check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False, check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False, masked=None):
    inputs = inputs if isinstance(inputs, (tuple, list)) else (inputs,)
    wanted = [(i, t) for i, t in enumerate(inputs) if isinstance(t, Tensor) and t.requires_grad]
    if not wanted:
        raise ValueError("gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.")
    for k, output in enumerate(_outputs(func, inputs)):
        if not output.requires_grad:
            continue
        for i, input in wanted:
            numerical = _numerical(func, inputs, input, k, eps)
            analytical = _analytical(_outputs(func, inputs)[k], input)
            if not torch.allclose(analytical, numerical, rtol, atol):
                if not raise_exception:
                    return False
                raise GradcheckError(f"Jacobian mismatch for output {k} with respect to input {i},\\nnumerical:{numerical}\\nanalytical:{analytical}\\n")
    return True


def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, **options):
    inputs = inputs if isinstance(inputs, (tuple, list)) else (inputs,)
    outputs = _outputs(func, inputs)
    if grad_outputs is None:
        grad_outputs = tuple(torch.ones_like(output) for output in outputs)
    elif isinstance(grad_outputs, Tensor):
        grad_outputs = (grad_outputs,)
    weights = tuple(t.detach().clone().requires_grad_() for t in grad_outputs)

    def gradients(*args):
        inner = args[:-len(weights)]
        wanted = [t for t in inner if isinstance(t, Tensor) and t.requires_grad]
        return torch.autograd.grad(_outputs(func, inner), wanted, args[-len(weights):], create_graph=True, allow_unused=True)

    return gradcheck(gradients, tuple(inputs) + weights, eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception)
`
