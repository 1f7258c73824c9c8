/** `torch.nn.utils`. */
export const NN_UTILS = `
import torch


def _params(parameters):
    parameters = [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
    return [param for param in parameters if param.grad is not None]


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    params = _params(parameters)
    if not params:
        return torch.tensor(0.0)
    with torch.no_grad():
        total = torch.stack([param.grad.norm(norm_type) for param in params]).norm(norm_type)
        scale = (max_norm / (total + 1e-6)).clamp(max=1.0)
        for param in params:
            param.grad.mul_(scale)
    return total


def clip_grad_value_(parameters, clip_value, foreach=None):
    with torch.no_grad():
        for param in _params(parameters):
            param.grad.clamp_(-clip_value, clip_value)


def parameters_to_vector(parameters):
    return torch.cat([param.view(-1) for param in parameters])


def vector_to_parameters(vec, parameters):
    start = 0
    for param in parameters:
        end = start + param.numel()
        param.data = vec[start:end].view_as(param).data
        start = end
`
