/** The functions of `torch.nn.functional` that are made of others. */
export const F_COMPOSITES = `
import torch
from _torch import dropout_mask, one_node


def dropout(input, p=0.5, training=True, inplace=False):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0:
        return input
    if p == 1:
        return input * torch.zeros_like(input)
    mask = dropout_mask(input, 1 - p).div_(1 - p)
    return input.mul_(mask) if inplace else input * mask


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    length = input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)
    return input / length


def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
    if padding_idx is None:
        padding_idx = -1
    elif padding_idx < 0:
        padding_idx = weight.size(0) + padding_idx
    return torch.embedding(weight, input, padding_idx)


def one_hot(tensor, num_classes=-1):
    if num_classes == -1:
        num_classes = int(tensor.max()) + 1
    elif tensor.numel() and int(tensor.max()) >= num_classes:
        raise RuntimeError("Class values must be smaller than num_classes.")
    if tensor.numel() and int(tensor.min()) < 0:
        raise RuntimeError("Class values must be non-negative.")
    return torch.zeros(tuple(tensor.shape) + (num_classes,), dtype=torch.long).scatter_(-1, tensor.unsqueeze(-1), 1)


def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None):
    if query.dim() == 3 and key.dim() == 3 and value.dim() == 3:
        mask = attn_mask if attn_mask is None or attn_mask.dim() < 3 else attn_mask.unsqueeze(0)
        return scaled_dot_product_attention(query.unsqueeze(0), key.unsqueeze(0), value.unsqueeze(0), mask, dropout_p, is_causal, scale).squeeze(0)
    scale = query.size(-1) ** -0.5 if scale is None else scale
    scores = query @ key.transpose(-2, -1) * scale
    if is_causal:
        attn_mask = torch.ones(query.size(-2), key.size(-2), dtype=torch.bool).tril()
    if attn_mask is not None:
        scores = scores.masked_fill(~attn_mask, float("-inf")) if attn_mask.dtype == torch.bool else scores + attn_mask
    weights = scores.softmax(-1)
    return (dropout(weights, dropout_p) if dropout_p else weights) @ value


def _reduced(loss, reduction):
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    if reduction == "none":
        return loss
    raise ValueError(f"{reduction} is not a valid value for reduction")


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    return one_node("NormBackward1")(torch.norm)(x1 - x2 + eps, p, -1, keepdim)


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    a = x1 / x1.norm(2, dim, True).clamp_min(eps)
    b = x2 / x2.norm(2, dim, True).clamp_min(eps)
    return (a * b).sum(dim)


def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    return _reduced((-target * (input1 - input2) + margin).clamp_min(0), reduction)


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None, reduce=None, reduction="mean"):
    near = pairwise_distance(anchor, positive, p, eps)
    far = pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
    return _reduced((margin + near - far).clamp_min(0), reduction)


def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"):
    loss = input.exp() - target * input if log_input else input - target * (input + eps).log()
    return _reduced(loss, reduction)


def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    similar = cosine_similarity(input1, input2, -1)
    loss = torch.where(target > 0, 1 - similar, (similar - margin).clamp_min(0))
    return _reduced(loss, reduction)
`
/** Functions of `torch` that are made of others. */
export const TORCH_COMPOSITES = `
import torch


def meshgrid(*tensors, indexing=None):
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        tensors = tuple(tensors[0])
    swapped = indexing == "xy" and len(tensors) > 1
    order = list(tensors)
    if swapped:
        order[0], order[1] = order[1], order[0]
    shape = tuple(t.numel() for t in order)
    grids = []
    for i, t in enumerate(order):
        grids.append(t.view([-1 if j == i else 1 for j in range(len(order))]).expand(shape))
    if swapped:
        grids[0], grids[1] = grids[1], grids[0]
    return tuple(grids)


def cartesian_prod(*tensors):
    return torch.stack([grid.reshape(-1) for grid in meshgrid(*tensors)], 1)


def multinomial(input, num_samples, replacement=False, *, generator=None):
    with torch.no_grad():
        if input.dim() == 2:
            return torch.stack([multinomial(row, num_samples, replacement, generator=generator) for row in input])
        if input.sum() <= 0:
            raise RuntimeError("invalid multinomial distribution (sum of probabilities <= 0)")
        if not replacement:
            if num_samples > input.numel():
                raise RuntimeError("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
            return (input / torch.empty_like(input).exponential_(1, generator=generator)).topk(num_samples)[1]
        steps = (input.cumsum(0) / input.sum()).tolist()
        chosen = []
        for _ in range(num_samples):
            drawn = torch.rand((), dtype=torch.float64, generator=generator).item()
            low, high = 0, len(steps)
            while low < high:
                middle = (low + high) // 2
                if steps[middle] < drawn:
                    low = middle + 1
                else:
                    high = middle
            chosen.append(low)
        return torch.tensor(chosen)
`
