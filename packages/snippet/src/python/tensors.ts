/** Functions of `torch` that are made of others: turning, joining, sorting and counting. */
export const TENSORS = `
import math
import torch
from _torch import one_node


@one_node("Rot90Backward0")
def rot90(input, k=1, dims=(0, 1)):
    a, b = dims
    k = k % 4
    if k == 1:
        return input.flip(b).transpose(a, b)
    if k == 2:
        return input.flip(a, b)
    if k == 3:
        return input.flip(a).transpose(a, b)
    return input.clone()


def diff(input, n=1, dim=-1, prepend=None, append=None):
    parts = [part for part in (prepend, input, append) if part is not None]
    if len(parts) > 1:
        input = torch.cat(parts, dim)
    for _ in range(n):
        length = input.size(dim)
        if length < 2:
            return input.narrow(dim, 0, 0)
        after, before = input.narrow(dim, 1, length - 1), input.narrow(dim, 0, length - 1)
        input = torch.logical_xor(after, before) if input.dtype == torch.bool else after - before
    return input


@one_node("VarMeanBackward0")
def var_mean(input, dim=None, unbiased=True, keepdim=False, correction=None):
    correction = int(unbiased) if correction is None else correction
    mean = input.mean() if dim is None else input.mean(dim, keepdim=keepdim)
    return torch.var(input, dim, correction=correction, keepdim=keepdim), mean


@one_node("StdMeanBackward0")
def std_mean(input, dim=None, unbiased=True, keepdim=False, correction=None):
    correction = int(unbiased) if correction is None else correction
    mean = input.mean() if dim is None else input.mean(dim, keepdim=keepdim)
    return torch.std(input, dim, correction=correction, keepdim=keepdim), mean


@one_node("NansumBackward0")
def nansum(input, dim=None, keepdim=False, *, dtype=None):
    kept = torch.where(input.isnan(), torch.zeros_like(input), input)
    return kept.sum() if dim is None else kept.sum(dim, keepdim=keepdim)


def nanmean(input, dim=None, keepdim=False, *, dtype=None):
    known = ~input.isnan()
    return nansum(input, dim, keepdim) / (known.sum() if dim is None else known.sum(dim, keepdim=keepdim))


def msort(input):
    return torch.sort(input, dim=0)[0]


def _each(tensors):
    return tensors[0] if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)) else tensors


def _shaped(tensors, one):
    tensors = _each(tensors)
    made = tuple(one(t) for t in tensors) if isinstance(tensors, (list, tuple)) else one(tensors)
    return made[0] if isinstance(made, tuple) and len(made) == 1 else made


def atleast_1d(*tensors):
    return _shaped(tensors, lambda t: t.reshape(1) if t.dim() == 0 else t)


def atleast_2d(*tensors):
    return _shaped(tensors, lambda t: t.reshape(1, 1) if t.dim() == 0 else t.unsqueeze(0) if t.dim() == 1 else t)


def atleast_3d(*tensors):
    return _shaped(tensors, lambda t: t.reshape(1, 1, 1) if t.dim() == 0 else t.unsqueeze(0).unsqueeze(-1) if t.dim() == 1 else t.unsqueeze(-1) if t.dim() == 2 else t)


def dstack(tensors):
    return torch.cat([atleast_3d(t) for t in tensors], 2)


def column_stack(tensors):
    return torch.cat([t.reshape(t.numel(), 1) if t.dim() <= 1 else t for t in tensors], 1)


def row_stack(tensors):
    return torch.cat([atleast_2d(t) for t in tensors], 0)


def tensor_split(input, indices_or_sections, dim=0):
    length = input.size(dim)
    if isinstance(indices_or_sections, int):
        n = indices_or_sections
        if n <= 0:
            raise RuntimeError(f"number of sections must be larger than 0, got {n}")
        sizes = [length // n + (1 if i < length % n else 0) for i in range(n)]
        ends = [sum(sizes[: i + 1]) for i in range(n)]
    else:
        ends = [min(int(i), length) for i in indices_or_sections] + [length]
    starts = [0] + ends[:-1]
    return tuple(input.narrow(dim, a, max(0, b - a)) for a, b in zip(starts, ends))


def hsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 0 if input.dim() == 1 else 1)


def vsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 0)


def dsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 2)


@one_node("BlockDiagBackward0")
def block_diag(*tensors):
    blocks = [atleast_2d(t) for t in tensors]
    width = sum(b.size(1) for b in blocks)
    rows, at = [], 0
    for b in blocks:
        rows.append(torch.nn.functional.pad(b, (at, width - at - b.size(1))))
        at += b.size(1)
    return torch.cat(rows, 0)


def chain_matmul(*matrices):
    made = matrices[0]
    for matrix in matrices[1:]:
        made = made @ matrix
    return made


@one_node("IndexBackward0")
def combinations(input, r=2, with_replacement=False):
    n = input.numel()
    chosen = [[]]
    for _ in range(r):
        chosen = [c + [i] for c in chosen for i in range((c[-1] + (0 if with_replacement else 1)) if c else 0, n)]
    if not chosen:
        return input.new_zeros((0, r))
    return torch.stack([torch.stack([input[i] for i in c]) for c in chosen])


def broadcast_tensors(*tensors):
    tensors = _each(tensors)
    shape = torch.broadcast_shapes(*[t.shape for t in tensors])
    return tuple(t.expand(shape) for t in tensors)


@one_node("MulBackward1")
def trapezoid(y, x=None, *, dx=1.0, dim=-1):
    n = y.size(dim)
    steps = dx if x is None else diff(x, dim=-1)
    return ((y.narrow(dim, 1, n - 1) + y.narrow(dim, 0, n - 1)) * steps / 2).sum(dim)


def trapz(y, x=None, *, dx=1.0, dim=-1):
    return trapezoid(y, x, dx=dx, dim=dim)


def cumulative_trapezoid(y, x=None, *, dx=1.0, dim=-1):
    n = y.size(dim)
    steps = dx if x is None else diff(x, dim=-1)
    return ((y.narrow(dim, 1, n - 1) + y.narrow(dim, 0, n - 1)) * steps / 2).cumsum(dim)


@one_node("FlipBackward0")
def vander(x, N=None, increasing=False):
    N = x.numel() if N is None else N
    powers = range(N) if increasing else reversed(range(N))
    return torch.stack([x ** k for k in powers], -1)


def bincount(input, weights=None, minlength=0):
    size = max(minlength, int(input.max()) + 1 if input.numel() else 0)
    if weights is None:
        return torch.zeros(size, dtype=torch.long).index_add_(0, input, torch.ones_like(input, dtype=torch.long))
    return torch.zeros(size, dtype=weights.dtype).index_add_(0, input, weights)


_least, _most = min, max


def histc(input, bins=100, min=0, max=0):
    values = input.detach().reshape(-1).tolist()
    low, high = (_least(values), _most(values)) if min == max and values else (min, max)
    if low == high:
        low, high = low - 1, high + 1
    counts = [0] * bins
    for value in values:
        if low <= value <= high:
            at = int((value - low) / (high - low) * bins)
            counts[at if at < bins else bins - 1] += 1
    return torch.tensor(counts, dtype=input.dtype)


def searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None):
    steps = sorted_sequence.detach()
    right = right or side == "right"
    single = not isinstance(input, torch.Tensor)
    values = torch.tensor(input) if single else input.detach()
    wide = values.unsqueeze(-1)
    below = (steps <= wide) if right else (steps < wide)
    return below.sum(-1).to(torch.int32 if out_int32 else torch.int64)


def bucketize(input, boundaries, *, out_int32=False, right=False):
    return searchsorted(boundaries, input, out_int32=out_int32, right=right)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    values = input.detach().reshape(-1).tolist()
    kept, counts, places = [], [], []
    for value in values:
        if not kept or kept[-1] != value:
            kept.append(value)
            counts.append(0)
        counts[-1] += 1
        places.append(len(kept) - 1)
    made = torch.tensor(kept, dtype=input.dtype)
    found = [made]
    if return_inverse:
        found.append(torch.tensor(places, dtype=torch.long).reshape(input.shape))
    if return_counts:
        found.append(torch.tensor(counts, dtype=torch.long))
    return made if len(found) == 1 else tuple(found)


def _unique_rows(input, return_inverse, return_counts, dim):
    rows = [row.tolist() for row in input.detach().unbind(dim)]
    order = sorted(range(len(rows)), key=lambda i: rows[i])
    kept, counts, places = [], [], [0] * len(rows)
    for i in order:
        if not kept or rows[kept[-1]] != rows[i]:
            kept.append(i)
            counts.append(0)
        counts[-1] += 1
        places[i] = len(kept) - 1
    found = [input.detach().index_select(dim, torch.tensor(kept, dtype=torch.long))]
    if return_inverse:
        found.append(torch.tensor(places, dtype=torch.long))
    if return_counts:
        found.append(torch.tensor(counts, dtype=torch.long))
    return found[0] if len(found) == 1 else tuple(found)


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    if dim is not None:
        return _unique_rows(input, return_inverse, return_counts, dim)
    flat = input.detach().reshape(-1)
    ordered, order = torch.sort(flat)
    found = unique_consecutive(ordered, True, True)
    values, places, counts = found
    made = [values]
    if return_inverse:
        made.append(torch.empty_like(order).scatter_(0, order, places).reshape(input.shape))
    if return_counts:
        made.append(counts)
    return values if len(made) == 1 else tuple(made)


def quantile(input, q, dim=None, keepdim=False, *, interpolation="linear"):
    q = q if isinstance(q, torch.Tensor) else torch.tensor(q, dtype=input.dtype)
    flat = input.reshape(-1) if dim is None else input
    axis = 0 if dim is None else dim
    ordered = torch.sort(flat, dim=axis)[0].movedim(axis, -1)
    places = q.reshape(-1) * (ordered.size(-1) - 1)
    low = places.floor()
    below, above = ordered[..., low.long()], ordered[..., places.ceil().long()]
    made = torch.lerp(below, above, 0.0) if interpolation == "lower" else below + (above - below) * (places - low)
    if interpolation == "higher":
        made = above
    if q.dim() == 0:
        made = made.squeeze(-1)
        return made.unsqueeze(axis) if keepdim and dim is not None else made
    return made.movedim(-1, 0)


def triu_indices(row, col, offset=0, *, dtype=torch.long, device=None):
    return torch.ones(row, col).triu(offset).nonzero().t().contiguous().to(dtype)


def tril_indices(row, col, offset=0, *, dtype=torch.long, device=None):
    return torch.ones(row, col).tril(offset).nonzero().t().contiguous().to(dtype)


def diagflat(input, offset=0):
    return torch.diag(input.reshape(-1), offset)


def logspace(start, end, steps, base=10.0, *, dtype=None, device=None, requires_grad=False):
    made = torch.tensor(base, dtype=torch.float64) ** torch.linspace(start, end, steps, dtype=torch.float64)
    return made.to(dtype or torch.float32).requires_grad_(requires_grad)


@one_node("RenormBackward0")
def renorm(input, p, dim, maxnorm):
    lengths = input.norm(p, [d for d in range(input.dim()) if d != dim % input.dim()], keepdim=True)
    return input * torch.where(lengths > maxnorm, maxnorm / (lengths + 1e-7), torch.ones_like(lengths))


@one_node("MaskedScatterBackward0")
def masked_scatter(input, mask, source):
    made = input.clone()
    mask = mask.expand(input.shape)
    made[mask] = source.reshape(-1)[: int(mask.sum())]
    return made


@one_node("IndexCopyBackward0")
def index_copy(input, dim, index, source):
    made = input.clone()
    key = [slice(None)] * input.dim()
    key[dim] = index
    made[tuple(key)] = source
    return made

`
